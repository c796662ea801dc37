using System.CommandLine;
using ChargeBot.Bot;
using ChargeBot.Bot.Import;
using ChargeBot.Bot.Package;

var root = new RootCommand("ChargeBot: a charging network's service desk in Microsoft Teams.")
{
    TreatUnmatchedTokensAsErrors = false,
    Subcommands = { ImportCommand.Make(), ImportSimsCommand.Make(), ImportContractsCommand.Make(), ExportCommand.Make(), PackageCommand.Make() },
};
root.SetAction((_, _) => Bot.Run(args));
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
