using System.Text;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>User name and password of HTTP basic authentication (RFC 7617). The password is bytes: some devices send raw keys.</summary>
internal readonly record struct BasicCredentials(string User, byte[] Password)
{
    /// <summary>Reads an Authorization header.</summary>
    public static BasicCredentials? Read(string? header)
    {
        const string Scheme = "Basic ";
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var colon = bytes.AsSpan(0, length).IndexOf((byte)':');
        return colon < 0 ? null : new BasicCredentials(Encoding.UTF8.GetString(bytes, 0, colon), bytes[(colon + 1)..length]);
    }
}
