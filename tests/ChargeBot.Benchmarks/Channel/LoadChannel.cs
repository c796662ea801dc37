using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using ChargeBot.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Benchmarks.Channel;

/// <summary>
/// Teams for a load: an issuer of tokens, a login service and a connector, on bare Kestrel without routing, so that it
/// takes as little as can be of the cores that it shares with what it measures.
/// </summary>
internal sealed class LoadChannel : IAsyncDisposable
{
    public const string AppPassword = "a secret of the benchmark";

    private readonly WebApplication app;
    private readonly Issuer issuer = new();
    private readonly Mailbox[] mailboxes = [.. Enumerable.Range(0, Crowd.Conversations).Select(_ => new Mailbox())];
    private long lastId = 1_795_415_000_000;

    private LoadChannel(WebApplication app) => this.app = app;

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string ServiceUrl => Address + "teams/";

    public string AppId { get; } = Guid.NewGuid().ToString();

    /// <summary>Where what is said in a conversation arrives.</summary>
    public Mailbox Of(int conversation) => mailboxes[conversation];

    /// <summary>What nobody waited for, in all conversations.</summary>
    public long Strays => mailboxes.Sum(mailbox => mailbox.Strays);

    /// <summary>A token as the channel signs them.</summary>
    public string SignToken() => issuer.Sign(AppId, ServiceUrl);

    public static async Task<LoadChannel> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var channel = new LoadChannel(app);
        app.Run(channel.Serve);
        await app.StartAsync();
        channel.Address = new Uri(app.Urls.First() + "/");
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        issuer.Dispose();
    }

    private Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return path.StartsWith("/teams/", StringComparison.Ordinal) ? Connector(context, Crowd.Number(path))
            : path.EndsWith("/openidconfiguration", StringComparison.Ordinal) ? Answer(context, 200, Issuer.Metadata(Address + "issuer/keys"))
            : path == "/issuer/keys" ? Answer(context, 200, issuer.Keys())
            : path.StartsWith("/login/", StringComparison.Ordinal) ? Answer(context, 200, """{"token_type":"Bearer","access_token":"benchmark","expires_in":3600}"""u8.ToArray())
            : Answer(context, 404, []);
    }

    private async Task Connector(HttpContext context, int conversation)
    {
        if (conversation < 0)
        {
            await Answer(context, 404, []);
            return;
        }
        var body = context.Request.BodyReader;
        var read = await body.ReadAsync();
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync();
        }
        var update = context.Request.Method == HttpMethods.Put;
        mailboxes[conversation].Put(update, Stopwatch.GetTimestamp(), read.Buffer);
        body.AdvanceTo(read.Buffer.End);
        var id = Interlocked.Increment(ref lastId);
        await Answer(context, update ? 200 : 201, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}"}""")));
    }

    private static Task Answer(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }
}

/// <summary>What came.</summary>
/// <param name="At">When it was there whole, in ticks of the stopwatch.</param>
/// <param name="Body">The body.</param>
internal readonly record struct Arrival(long At, ReadOnlyMemory<byte> Body);

/// <summary>What one conversation waits for: one thing at a time.</summary>
internal sealed class Mailbox
{
    private readonly Lock gate = new();
    private TaskCompletionSource<Arrival>? waiter;
    private bool updates;
    private byte[] mark = [];
    private byte[] copy = [];
    private long strays;

    public long Strays => Interlocked.Read(ref strays);

    /// <summary>How long the last body was, in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The next message, or update, whose body holds these bytes. The body is good until the next one comes.</summary>
    public Task<Arrival> Next(bool update, byte[] holding)
    {
        lock (gate)
        {
            (updates, mark) = (update, holding);
            return (waiter = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Put(bool update, long at, in ReadOnlySequence<byte> body)
    {
        lock (gate)
        {
            var length = (int)body.Length;
            if (copy.Length < length)
                copy = new byte[length];
            body.CopyTo(copy);
            Length = length;
            if (waiter is { } waiting && update == updates && copy.AsSpan(0, length).IndexOf(mark) >= 0)
            {
                waiter = null;
                waiting.SetResult(new(at, copy.AsMemory(0, length)));
            }
            else
                Interlocked.Increment(ref strays);
        }
    }
}
