using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace ChargeBot.Simulator.Logs;

/// <summary>
/// Brings a file to the address that the central system told: by HTTP PUT, and after a break on from where it broke off, or by FTP.
/// </summary>
/// <param name="file">What it brings; it is read as it goes.</param>
/// <param name="name">What it is called, where the address ends in a folder.</param>
/// <param name="tries">How often it tries in all.</param>
/// <param name="pause">Between two tries; a server's Retry-After counts where it is shorter.</param>
/// <param name="breakAt">Where the line breaks the first time, in bytes; null: it holds.</param>
internal sealed class LogUpload(FileStream file, string name, int tries, TimeSpan pause, long? breakAt)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>True when the server has all of it.</summary>
    public async Task<bool> RunAsync(Uri to, CancellationToken ct)
    {
        try
        {
            return to.Scheme switch
            {
                "http" or "https" => await PutAsync(to, ct),
                "ftp" => await StoreAsync(to, ct),
                _ => false,
            };
        }
        catch (Exception e) when (e is IOException or WebException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task<bool> PutAsync(Uri to, CancellationToken ct)
    {
        var offset = 0L;
        for (var turn = 1; turn <= tries; turn++)
        {
            var wait = pause;
            try
            {
                using var content = new Rest(file, offset, turn == 1 ? breakAt : null);
                using var answer = await Http.PutAsync(to, content, ct);
                if (answer.IsSuccessStatusCode) return true;
                // Of the others none will be better the next time.
                if (answer.StatusCode is not (HttpStatusCode.PermanentRedirect or HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError)) return false;
                if (answer.Headers.RetryAfter?.Delta is { } told && told < wait) wait = told;
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                // The line broke: what has arrived is asked below.
            }

            if (turn < tries) await Task.Delay(wait, ct);
            offset = await ArrivedAsync(to, ct) ?? offset;
        }

        return false;
    }

    /// <summary>How much the server has (<c>Range: bytes=0-99</c>, absent for nothing); null when it does not say.</summary>
    private async Task<long?> ArrivedAsync(Uri to, CancellationToken ct)
    {
        try
        {
            using var question = new HttpRequestMessage(HttpMethod.Head, to);
            using var answer = await Http.SendAsync(question, ct);
            if (!answer.IsSuccessStatusCode) return null;
            var last = answer.Headers.TryGetValues("Range", out var range) ? range.First().Split('-')[^1] : "-1";
            return long.TryParse(last, CultureInfo.InvariantCulture, out var n) && n < file.Length - 1 ? n + 1 : 0;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<bool> StoreAsync(Uri to, CancellationToken ct)
    {
        // .NET has no other FTP client; it is obsolete, and it is enough for a charge point that always had one.
#pragma warning disable SYSLIB0014
        var request = (FtpWebRequest)WebRequest.Create(to.AbsolutePath.EndsWith('/') ? new Uri(to, Uri.EscapeDataString(name)) : to);
#pragma warning restore SYSLIB0014
        request.Method = WebRequestMethods.Ftp.UploadFile;
        request.KeepAlive = false;
        if (to.UserInfo.Split(':') is [var user, var password]) request.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        await using var abort = ct.Register(request.Abort);
        file.Position = 0;
        await using (var stream = await request.GetRequestStreamAsync()) await file.CopyToAsync(stream, ct);
        using var answer = (FtpWebResponse)await request.GetResponseAsync();
        return answer.StatusCode is FtpStatusCode.ClosingData or FtpStatusCode.FileActionOK;
    }

    /// <summary>The file from an offset on; it may break off.</summary>
    private sealed class Rest : HttpContent
    {
        private readonly FileStream file;
        private readonly long offset;
        private readonly long? breakAt;

        public Rest(FileStream file, long offset, long? breakAt)
        {
            (this.file, this.offset, this.breakAt) = (file, offset, breakAt);
            Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            if (offset > 0) Headers.ContentRange = new ContentRangeHeaderValue(offset, file.Length - 1, file.Length);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var buffer = new byte[64 * 1024];
            file.Position = offset;
            while (true)
            {
                var most = breakAt is { } at ? Math.Min(buffer.Length, at - file.Position) : buffer.Length;
                if (most == 0)
                {
                    await stream.FlushAsync(cancellationToken);
                    throw new IOException("The line broke in the middle.");
                }

                var read = await file.ReadAsync(buffer.AsMemory(0, (int)most), cancellationToken);
                if (read == 0) return;
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length - offset;
            return true;
        }
    }
}
