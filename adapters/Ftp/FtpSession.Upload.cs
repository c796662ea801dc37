using System.Globalization;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Adapters.Ftp;

/// <summary>The file itself: where it begins, its data connection, and what is said of its end.</summary>
internal sealed partial class FtpSession
{
    /// <summary>How much of a name is passed on: its end, where the file's own name stands.</summary>
    private const int LongestName = 255;

    private long restart;

    /// <summary>The line that is read while a file comes.</summary>
    private Task<string?>? ahead;

    private async Task<Reply> Size(string key) => await house.Uploads.Find(key, patience.Token) is { } expected
        ? new Reply(213, expected.Received.ToString(CultureInfo.InvariantCulture)) : new Reply(550, "This address is used up.");

    private async Task<Reply> Allocate(string key, string argument) =>
        long.TryParse(argument.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && await house.Uploads.Find(key, patience.Token) is { } expected && size > expected.Limit
            ? new Reply(552, $"No more than {expected.Limit} bytes are taken.") : new Reply(202, "Just send it.");

    private Reply Restart(string argument)
    {
        if (!long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return new Reply(501, "REST takes a number of bytes.");
        }

        restart = offset;
        return new Reply(350, "And now STOR.");
    }

    private async Task<Reply> Store(string key, string name, bool append)
    {
        var offset = restart;
        restart = 0;
        if (await house.Uploads.Find(key, patience.Token) is not { } expected)
        {
            return new Reply(550, "This address is used up.");
        }

        offset = append && offset == 0 ? expected.Received : offset;
        if (offset != 0 && offset != expected.Received)
        {
            return new Reply(554, $"REST {expected.Received} is where to go on.");
        }

        if (door is not { } open)
        {
            return new Reply(425, "PASV or EPSV comes first.");
        }

        door = null;
        using (open)
        {
            return await Take(open, key, new UploadPart(name.Length > LongestName ? name[^LongestName..] : name, offset, null));
        }
    }

    /// <summary>
    /// While a file comes, the control connection is heard for ABOR, and for nothing else. That it closes meanwhile ends nothing: there are
    /// devices that hang up there as soon as they have sent the last byte.
    /// </summary>
    private async Task<Reply> Take(DataDoor open, string key, UploadPart part)
    {
        await line.Say(new Reply(150, "Send it; closing the data connection ends the file."), patience.Token);
        patience.CancelAfter(Timeout.InfiniteTimeSpan);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        ahead = line.Read(patience.Token);
        var upload = Receive(open, key, part, abort.Token);
        var aborted = await Task.WhenAny(upload, ahead) == ahead && ahead.IsCompletedSuccessfully && await ahead is { } said && said.Equals("ABOR", StringComparison.OrdinalIgnoreCase);
        if (aborted)
        {
            ahead = null;
            await abort.CancelAsync();
        }

        var reply = await upload;
        patience.CancelAfter(house.Settings.IdleTime);
        if (!aborted)
        {
            return reply;
        }

        // RFC 959 §4.1.3: two answers, one for the file and one for ABOR.
        await line.Say(reply, patience.Token);
        return new Reply(226, "It is aborted.");
    }

    private async Task<Reply> Receive(DataDoor open, string key, UploadPart part, CancellationToken stop)
    {
        if (await open.Accept(guest, house.Settings.DataWait, house.Time, stop) is not { } socket)
        {
            return new Reply(425, "No data connection came.");
        }

        using var wait = new CancellationTokenSource(house.Settings.DataWait, house.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, wait.Token);
        await using var body = await UploadBody.Over(socket, house, secured, either.Token);
        return body is null ? new Reply(425, "TLS did not come about on the data connection.") : Said(await house.Uploads.Receive(key, part, body, stop));
    }

    private static Reply Said(UploadResult result) => result.End switch
    {
        UploadEnd.Complete => new Reply(226, $"It is here, {result.Received} bytes."),
        UploadEnd.Partial when result.Received == 0 => new Reply(451, "Nothing has come."),
        UploadEnd.Partial => new Reply(426, $"It broke off; go on with REST {result.Received}."),
        UploadEnd.TooLarge => new Reply(552, "It is too large."),
        UploadEnd.WrongOffset => new Reply(554, $"REST {result.Received} is where to go on."),
        UploadEnd.Busy => new Reply(450, "Another connection is sending it; try again."),
        UploadEnd.StoreDown => new Reply(451, "It cannot be kept now; try again."),
        _ => new Reply(550, "This address is used up."),
    };
}
