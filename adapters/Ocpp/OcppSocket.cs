using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What came from a socket.</summary>
internal enum ReceivedKind
{
    /// <summary>A whole frame.</summary>
    Frame,

    /// <summary>The beginning of one that was too long; the rest is thrown away.</summary>
    TooLong,

    /// <summary>Nothing, and nothing will come any more.</summary>
    Closed,
}

/// <summary>What came from a socket; the bytes are valid until the next one is received.</summary>
internal readonly record struct Received(ReceivedKind Kind, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A device's WebSocket: whole frames of bounded length in, one frame at a time out, and nobody waits for ever for a
/// device that does not read.
/// </summary>
internal sealed class OcppSocket(WebSocket socket, HttpContext context, OcppOptions options, string endOfTransaction) : IDisposable
{
    private const int SmallBuffer = 1024;
    private const int Head = 4096;

    // A close frame has room for 123 bytes (RFC 6455 §5.5).
    private const int MaxReason = 40;
    private static readonly Received Nothing = new(ReceivedKind.Closed, default);
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource sendTimeout = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
    private string? endedBecause;
    private bool saidGoodbye;
    private int over;

    /// <summary>Why the connection ended, for the log.</summary>
    public string EndedBecause => endedBecause ?? "the device is gone";

    /// <summary>Receives the next frame, in however many fragments it comes.</summary>
    public async ValueTask<Received> Receive()
    {
        Resize(0, SmallBuffer, atMost: Head);
        var (length, limit) = (0, options.MaxFrameBytes);
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Resize(length, length * 2, atMost: int.MaxValue);
                }

                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (part.MessageType is not WebSocketMessageType.Text)
                {
                    return await Ended(part.MessageType);
                }

                length += part.Count;
                if (length > limit && limit < options.MaxStopFrameBytes && Ends(buffer.AsSpan(0, Head)))
                {
                    limit = options.MaxStopFrameBytes;
                }

                if (length > limit)
                {
                    return part.EndOfMessage || await Drained() ? new Received(ReceivedKind.TooLong, buffer.AsMemory(0, Head)) : Nothing;
                }

                if (part.EndOfMessage)
                {
                    return new Received(ReceivedKind.Frame, buffer.AsMemory(0, length));
                }
            }
        }
        catch (Exception error) when (IsGone(error))
        {
            endedBecause ??= socket.CloseStatus is null ? "the connection broke" : "the device closed";
            return Nothing;
        }
    }

    /// <summary>Sends one frame. False: proven that nothing of it left. True: it left, or may have.</summary>
    public async ValueTask<bool> Send(ReadOnlyMemory<byte> frame)
    {
        if (!await sending.WaitAsync(options.SendTimeout))
        {
            Drop("the device does not read");
            return false;
        }

        try
        {
            if (socket.State is not WebSocketState.Open)
            {
                return false;
            }

            sendTimeout.CancelAfter(options.SendTimeout);
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, sendTimeout.Token);
            sendTimeout.TryReset();
        }
        catch (Exception error) when (IsGone(error))
        {
            Drop(sendTimeout.IsCancellationRequested ? "the device does not read" : "the connection broke");
        }
        finally
        {
            sending.Release();
        }

        return true;
    }

    /// <summary>Ends the connection from our side: at once and without a word, unless configured to say goodbye.</summary>
    public async Task Close(WebSocketCloseStatus status, string why, bool always = false)
    {
        endedBecause ??= why;
        if (!always && !options.CloseFrames)
        {
            Drop(why);
            return;
        }

        await SayGoodbye(status, why);
        _ = DropLater();
    }

    /// <summary>Drops the TCP connection.</summary>
    public void Drop(string why)
    {
        endedBecause ??= why;
        if (Interlocked.Exchange(ref over, 1) == 0)
        {
            socket.Abort();
            try
            {
                context.Abort();
            }
            catch (ObjectDisposedException)
            {
                // The request ended by itself in this very moment: there is nothing left to drop.
            }
        }
    }

    /// <summary>Nothing is received any more: what was not closed in good order is dropped, and the request may end.</summary>
    public void End()
    {
        if (!saidGoodbye)
        {
            Drop("ended");
        }

        // The request's context is not ours any more.
        Volatile.Write(ref over, 1);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        sendTimeout.Dispose();
    }

    private async Task<Received> Ended(WebSocketMessageType type)
    {
        if (type is WebSocketMessageType.Binary)
        {
            await Close(WebSocketCloseStatus.InvalidMessageType, "OCPP-J has text frames only", always: true);
        }
        else
        {
            endedBecause ??= "the device closed";
            await SayGoodbye(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, "");
        }

        return Nothing;
    }

    private async Task SayGoodbye(WebSocketCloseStatus status, string why)
    {
        if (!await sending.WaitAsync(options.SendTimeout))
        {
            return;
        }

        try
        {
            sendTimeout.CancelAfter(options.SendTimeout);
            await socket.CloseOutputAsync(status, Lenient.Bounded(why, MaxReason), sendTimeout.Token);
            saidGoodbye = true;
        }
        catch (Exception error) when (IsGone(error))
        {
            // Then without it.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>A device that does not answer our goodbye is not waited for.</summary>
    private async Task DropLater()
    {
        await Task.Delay(options.SendTimeout);
        Drop("no goodbye from the device");
    }

    /// <summary>Throws the rest of a frame away, behind the head that is kept; false where that has no end either.</summary>
    private async Task<bool> Drained()
    {
        for (var total = 0L; total < 16L * options.MaxFrameBytes;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(Head), CancellationToken.None);
            total += part.Count;
            if (part.EndOfMessage)
            {
                return part.MessageType is WebSocketMessageType.Text;
            }
        }

        await Close(WebSocketCloseStatus.MessageTooBig, "a frame without end", always: true);
        return false;
    }

    private bool Ends(ReadOnlySpan<byte> head) => string.Equals(Frame.Peek(head).Action, endOfTransaction, StringComparison.OrdinalIgnoreCase);

    private void Resize(int used, int wanted, int atMost)
    {
        if (buffer.Length >= wanted && buffer.Length <= atMost)
        {
            return;
        }

        var other = ArrayPool<byte>.Shared.Rent(wanted);
        buffer.AsSpan(0, used).CopyTo(other);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = other;
    }

    private static bool IsGone(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;
}
