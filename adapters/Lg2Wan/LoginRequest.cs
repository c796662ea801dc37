using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What a gateway logs in with. The password is nobody's to see: it is in no other place.</summary>
internal sealed class LoginRequest
{
    private const int MaxControllerId = 100;

    private LoginRequest(SmlPublicOpenReq open)
    {
        Id = open.ReqFileId.ToArray();
        ServerId = open.ServerId.ToArray();
        ControllerId = Texts.Clean(SmlText.Of(open.ClientId), MaxControllerId);
        User = open.Username.IsEmpty ? null : SmlText.Of(open.Username);
        Password = open.Password.ToArray();
    }

    /// <summary>The file's id.</summary>
    public byte[] Id { get; }

    /// <summary>Who it says it is.</summary>
    public byte[] ServerId { get; }

    /// <summary>The number that it gives itself; null where it gives none.</summary>
    public string? ControllerId { get; }

    /// <summary>The user; null where it names none.</summary>
    public string? User { get; }

    /// <summary>The password's bytes; none where it has none.</summary>
    public byte[] Password { get; }

    /// <summary>The station's identity on the wire.</summary>
    public string Identity => Convert.ToHexString(ServerId);

    /// <summary>Reads a login; null for any other file.</summary>
    public static LoginRequest? Read(SmlFile file) => file.TryFind(out SmlPublicOpenReq open, out _) ? new LoginRequest(open) : null;

    /// <inheritdoc/>
    public override string ToString() => $"login of {Identity}";
}
