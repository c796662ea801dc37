using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Simulator;

/// <summary>A server of a few lines that takes one file by PUT, tells by HEAD how much it has, and refuses as often as it is told to.</summary>
internal sealed class TinyUploads : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MemoryStream taken = new();
    private readonly SemaphoreSlim one = new(1, 1);

    private TinyUploads(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Statuses of the next answers to PUT, in place of taking what came.</summary>
    public ConcurrentQueue<HttpStatusCode> Refusals { get; } = new();

    /// <summary>The Content-Range of each PUT, or 'all'.</summary>
    public ConcurrentQueue<string> Puts { get; } = new();

    public string Text => Encoding.UTF8.GetString(taken.ToArray());

    public static async Task<TinyUploads> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var uploads = new TinyUploads(app);
        app.Run(uploads.AnswerAsync);
        await app.StartAsync(ct);
        uploads.Address = new Uri($"{app.Urls.First()}/uploads/key");
        return uploads;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        one.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        // A HEAD that comes while the broken PUT is still being read waits for its end.
        await one.WaitAsync();
        try
        {
            if (http.Request.Method == "PUT") http.Response.StatusCode = await TakeAsync(http.Request);
            if (taken.Length > 0) http.Response.Headers.Range = $"bytes=0-{taken.Length - 1}";
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<int> TakeAsync(HttpRequest request)
    {
        var range = request.Headers.ContentRange.ToString();
        Puts.Enqueue(range.Length == 0 ? "all" : range);
        if (Refusals.TryDequeue(out var refusal)) return (int)refusal;
        var begin = range.Length == 0 ? 0 : long.Parse(range.Split(' ', '-')[1], null);
        if (begin != 0 && begin != taken.Length) return 416;
        taken.SetLength(begin);
        taken.Position = begin;
        try
        {
            await request.Body.CopyToAsync(taken);
            return 201;
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return 308;
        }
    }
}
