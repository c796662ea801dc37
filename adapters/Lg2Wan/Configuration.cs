using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Reads trees of parameters and details. A secret is protected before anyone else sees it.</summary>
internal static class Configuration
{
    /// <summary>Far more than a gateway with the most ports has in one answer.</summary>
    private const int MaxValues = 2000;

    /// <summary>Adds what an answer tells: one value, or all of a group.</summary>
    public static void Read(SmlGetProcParameterRes answer, SecretBox secrets, List<ConfigurationValue> values)
    {
        // A public name has no port in it: the path, or the tree's root, tells whose it is.
        var root = Dialect.TryRead(answer.Path.Count > 0 ? answer.Path[0] : default, out var path) ? path
            : Dialect.TryRead(answer.Tree.Name, out var tree) ? tree : default;
        Add(answer.Tree, root.Port, secrets, values);
        foreach (var child in answer.Tree.Children)
        {
            Add(child, root.Port, secrets, values);
        }
    }

    private static void Add(SmlTree node, int port, SecretBox secrets, List<ConfigurationValue> values)
    {
        if (values.Count < MaxValues && Known(node.Name, port) is { } known && known.Read(node.Value) is { } text)
        {
            values.Add(new ConfigurationValue(known.Key, known.Secret ? secrets.Protect(text) : text, known.ReadOnly) { ConnectorId = known.Port });
        }
    }

    private static Known? Known(Obis name, int port)
    {
        if (name == Dialect.PublicKey)
        {
            return Detail(Details.Find(DeviceDetail.PublicKey), port);
        }

        if (name == Dialect.PushInterval)
        {
            return Parameter(Dialect.PushIntervalNumber, 0);
        }

        return !Dialect.TryRead(name, out var parts) ? null : parts.Group switch
        {
            Dialect.Parameters => Parameter(parts.Number, parts.Port),
            Dialect.Details or Dialect.Communication => Detail(Details.All.FirstOrDefault(one => one.Group == parts.Group && one.Number == parts.Number), parts.Port),
            _ => null,
        };
    }

    private static Known? Parameter(byte number, int port) => Lg2WanParameters.All.FirstOrDefault(one => one.Number == number) is { } known
        ? new(known.Key, port, known.ReadOnly, known.Secret, value => value.IsAbsent && known.Type is not (ParameterType.IpAddress or ParameterType.Plmn) ? null : Values.Read(known, value))
        : null;

    private static Known? Detail(Details.Definition? known, int port) =>
        known is null ? null : new(known.Key, port, !known.Writable, false, known.Read);
}

/// <summary>What a name in a tree means.</summary>
internal sealed record Known(string Key, int Port, bool ReadOnly, bool Secret, Func<SmlValue, string?> Read);
