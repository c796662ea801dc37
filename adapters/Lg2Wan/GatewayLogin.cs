using System.Security.Cryptography;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Who may come in: whoever opened the connection says who it is, and the other one answers.</summary>
internal sealed class GatewayLogin(
    IOptions<Lg2WanOptions> settings, LinkAccess access, TimeProvider time, ILogger<GatewayLogin> log)
{
    /// <summary>A gateway has dialled us. Null where it was refused, or did not log in in time.</summary>
    public async Task<Guest?> Await(GatewaySocket socket)
    {
        using var limit = new CancellationTokenSource(settings.Value.LoginTimeout, time);
        if (await socket.Receive(limit.Token) is not { } file)
        {
            // Whoever looks for open ports comes by here: no word about it by default.
            log.LogDebug("A connection came to no login: {Why}", socket.EndedBecause);
            Lg2WanTelemetry.Refused("nothing");
            return null;
        }

        if (LoginRequest.Read(file) is not { } request)
        {
            log.LogDebug("A connection began with something else than a login");
            Lg2WanTelemetry.Refused("no login");
            return null;
        }

        var (guest, refusal) = await Admit(request);
        await socket.Send(writer => Answer(writer, request, refusal));
        return guest;
    }

    /// <summary>We have dialled a gateway. Null where it refused us, is another one, or did not answer in time.</summary>
    public async Task<Guest?> Introduce(GatewaySocket socket, DialTarget target)
    {
        var serverId = Convert.FromHexString(target.Identity);
        if (await access.GrainOf(target.Identity).Admit() is not { Kind: AdmissionKind.Known, Protocol: Protocol.Lg2Wan })
        {
            return null;
        }

        var id = RandomNumberGenerator.GetBytes(RequestFile.IdLength);
        using var limit = new CancellationTokenSource(settings.Value.LoginTimeout, time);
        await socket.Send(writer => RequestFile.Write(writer, id, serverId, _ => { }, target.UserName, target.Password));
        while (await socket.Receive(limit.Token) is { } file)
        {
            if (!file.TryFind(out SmlPublicOpenRes open, out _) || !open.ReqFileId.SequenceEqual(id))
            {
                continue;
            }

            if (file.TryFind(out SmlAttentionRes attention, out _) && SmlAttention.TryRead(attention.Number, out var number) && number != SmlAttention.Ok)
            {
                log.LogWarning("{ChargePoint}, which we dialled, refuses our login: {Attention}", target.Identity, new Attention(number));
                Lg2WanTelemetry.Refused("by gateway");
                return null;
            }

            if (!open.ServerId.SequenceEqual(serverId))
            {
                log.LogWarning("At the address of {ChargePoint} another gateway answers", target.Identity);
                Lg2WanTelemetry.Refused("another gateway");
                return null;
            }

            return new Guest(target.Identity, serverId, Held: false, ControllerId: null)
            {
                Line = new LinkFacts
                {
                    Endpoint = target.Address,
                    Port = target.Port,
                    Dialled = true,
                    Tls = target.Tls,
                    Password = target.Password is not null,
                    KeepAlive = settings.Value.KeepAlive,
                },
            };
        }

        log.LogInformation("{ChargePoint}, which we dialled, does not answer our login: {Why}", target.Identity, socket.EndedBecause);
        Lg2WanTelemetry.Refused("nothing");
        return null;
    }

    private async Task<(Guest? Guest, ushort? Refusal)> Admit(LoginRequest request)
    {
        if (!ChargePointId.TryParse(request.Identity, out var id))
        {
            return Refuse(SmlAttention.ServerIdNotAvailable, "identity");
        }

        var admission = await access.GrainOf(id.Value).Admit();
        if (admission.Kind is AdmissionKind.Refused || admission.Protocol is not (null or Protocol.Lg2Wan))
        {
            log.LogInformation("{ChargePoint} is unknown as a gateway and was refused", id.Value);
            return Refuse(SmlAttention.ServerIdNotAvailable, "unknown");
        }

        if ((admission.UserName is { } user && user != request.User)
            || (admission.PasswordHash is { } kept && !PasswordHash.Verify(kept, request.Password)))
        {
            log.LogWarning("{ChargePoint} came without its password", id.Value);
            return Refuse(SmlAttention.WrongCredentials, "password");
        }

        return (new Guest(id.Value, request.ServerId, admission.Kind is AdmissionKind.Held, request.ControllerId)
        {
            Line = new LinkFacts { Password = admission.PasswordHash is not null, KeepAlive = settings.Value.KeepAlive },
        }, null);
    }

    private static (Guest?, ushort?) Refuse(ushort number, string reason)
    {
        Lg2WanTelemetry.Refused(reason);
        return (null, number);
    }

    private void Answer(SmlWriter writer, LoginRequest request, ushort? refusal) =>
        ResponseFile.Answer(writer, request.Id, request.ServerId, [], time.GetUtcNow(), refusal);
}
