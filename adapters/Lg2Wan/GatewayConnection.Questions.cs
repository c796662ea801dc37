using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What we ask a gateway by ourselves: who it is, whether it is there, and what became of an order.</summary>
internal sealed partial class GatewayConnection
{
    /// <summary>What an adoption asks a stranger for: in this protocol, to say again who it is.</summary>
    private const string BootNotification = nameof(BootNotification);

    private static readonly string Running = nameof(MeterCheckResult.Running);

    private long heardAt;
    private TimeSpan pushInterval;

    /// <summary>Who is it, and what is it doing: then it may be given orders, and tells the rest.</summary>
    private async Task Introduce()
    {
        if (await calls.Ask("FirstWords", file => file.AskStatus(0)) is null)
        {
            socket.Drop("it does not say who it is");
            return;
        }

        if (held)
        {
            return;
        }

        await grain.Ready(epoch);
        if (await calls.Ask("Parameters", file => Groups.Parameters(file, gateway.Ports)) is not null)
        {
            await calls.Ask("Details", file => Groups.Details(file, gateway.Ports));
        }
    }

    /// <summary>A stranger has become ours: what it said until now was not kept. Where it has a password now it must log in with it.</summary>
    private async Task IntroduceAgain()
    {
        if (held)
        {
            var admission = await grain.Admit();
            if (admission is not { Kind: AdmissionKind.Known, Protocol: Protocol.Lg2Wan, PasswordHash: null, UserName: null })
            {
                socket.Drop("it has to log in as what it has become");
                return;
            }

            held = false;
        }

        gateway.Forget();
        await Introduce();
    }

    /// <summary>What shows whether an order was carried out, where the gateway does not tell by itself.</summary>
    private void FollowUp(DeviceCommand command)
    {
        switch (command)
        {
            case ChangeParameter change when Orders.PathOf(change.Key, change.ConnectorId) is { } path:
                InBackground(() => calls.Ask("ReadBack", file => file.Get(path)));
                break;
            case ChangeAvailability change:
                InBackground(() => calls.Ask("Status", file => file.AskStatus(change.ConnectorId)));
                break;
            case MeterCheck check:
                InBackground(() => FollowMeterCheck(check.ConnectorId));
                break;
            default:
                break;
        }
    }

    /// <summary>Asks for the result until there is one; what was read is told as it comes.</summary>
    private async Task FollowMeterCheck(int port)
    {
        var began = time.GetTimestamp();
        do
        {
            await Task.Delay(options.MeterCheckInterval, time, ended);
            var result = await calls.Ask("MeterCheckResult", file => file.Get(Orders.PathOf(DeviceDetail.MeterCheck, port)!.Value));
            if (result is null || result.Values.FirstOrDefault(value => value.Key == DeviceDetail.MeterCheck)?.Value is { } found && found != Running)
            {
                return;
            }
        }
        while (time.GetElapsedTime(began) < options.MeterCheckLimit);
    }

    /// <summary>After a silence of two push intervals it is asked whether it is there.</summary>
    private async Task WatchSilence()
    {
        while (true)
        {
            var longest = pushInterval * 2 > options.KeepAlive ? pushInterval * 2 : options.KeepAlive;
            var silence = time.GetElapsedTime(Volatile.Read(ref heardAt));
            if (silence < longest)
            {
                await Task.Delay(longest - silence, time, ended);
            }
            else if (await calls.Ask("KeepAlive", _ => { }) is null)
            {
                socket.Drop("it is silent");
                return;
            }
        }
    }

    private void InBackground(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The connection is over.
        }
        catch (Exception error)
        {
            log.LogError(error, "The link to {ChargePoint} failed", guest.Identity);
            socket.Drop("we failed");
        }
    });
}
