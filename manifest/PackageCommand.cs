using System.CommandLine;

namespace ChargeBot.Bot.Package;

/// <summary><c>package FILE --app-id ID --domain HOST</c>: writes the Teams app package.</summary>
public static class PackageCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The zip to write." };
        var appId = new Option<Guid>("--app-id") { Required = true, Description = "The bot's Entra application id." };
        var domain = new Option<string>("--domain") { Required = true, Description = "The host under which the bot is reached, without https://." };
        domain.Validators.Add(result =>
        {
            if (Uri.CheckHostName(result.GetValueOrDefault<string>()) is UriHostNameType.Unknown) result.AddError("--domain takes a host name, without https:// and without a path.");
        });
        var command = new Command("package", "Writes the Teams app package.") { file, appId, domain };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(file)!;
            using var zip = target.Create();
            AppPackage.Write(zip, parsed.GetValue(appId), parsed.GetValue(domain)!, AppCommands.From(AppCommands.Declared()));
            Console.WriteLine($"{target.FullName}: upload it in the Teams admin centre.");
        });
        return command;
    }
}
