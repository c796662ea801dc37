using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace ChargeBot.Tests.Ftp;

/// <summary>A client of FTP and HTTP that is not ours.</summary>
/// <param name="ExitCode">0: it worked; 67: the login was refused; 25: the upload was.</param>
/// <param name="Codes">The codes of the answers that it got, in order.</param>
/// <param name="Said">All that it printed.</param>
internal sealed partial record Curl(int ExitCode, IReadOnlyList<int> Codes, string Said)
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<Curl> Run(params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Requires.Curl(), ["-sSvk", "--max-time", "300", .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            var (errors, output) = (process.StandardError.ReadToEndAsync(stop), process.StandardOutput.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            var said = await errors + await output;
            return new Curl(process.ExitCode, [.. Answer().Matches(said).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))], said);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    [GeneratedRegex(@"^< (?:HTTP/1\.1 )?(\d{3}) ", RegexOptions.Multiline)]
    private static partial Regex Answer();
}
