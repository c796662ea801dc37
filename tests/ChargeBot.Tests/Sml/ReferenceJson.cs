using System.Buffers;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>What the codec makes of bytes, in the words of the test data's expected files.</summary>
internal static class ReferenceJson
{
    /// <summary>All files of a capture, damaged ones among them.</summary>
    public static JsonArray Files(byte[] capture)
    {
        var files = new JsonArray();
        using var scanner = new SmlScanner();
        using var file = new SmlFile();
        var input = new ReadOnlySequence<byte>(capture);
        while (scanner.TryRead(ref input, true, out var frame))
            files.Add(Frame(frame, file));
        return files;
    }

    private static JsonObject Frame(SmlFrame frame, SmlFile file)
    {
        var json = new JsonObject { ["offset"] = frame.Offset, ["end"] = frame.Offset + frame.Bytes.Length };
        if (!frame.HasEnd)
        {
            json["error"] = frame.Fault.ToString().ToLowerInvariant();
            return json;
        }

        file.Load(frame);
        json["length"] = frame.Bytes.Length;
        json["padding"] = frame.Padding;
        json["crcBytes"] = $"{frame.Crc:X4}";
        json["crcKind"] = Kind(frame.CrcKind);
        json["aligned"] = frame.Bytes.Length % 4 == 0;
        var messages = new JsonArray();
        foreach (var message in file.Messages)
            messages.Add(Message(message));
        json["messages"] = messages;
        return json;
    }

    private static string Kind(SmlCrcKind kind) => kind switch
    {
        SmlCrcKind.X25 => "x25-le",
        SmlCrcKind.Kermit => "kermit-be",
        _ => "bad",
    };

    private static JsonObject Message(SmlMessage message)
    {
        if (message.Fault is not SmlFault.None) return new JsonObject { ["fault"] = message.Fault.ToString() };
        var json = new JsonObject
        {
            ["transactionId"] = Hex(message.TransactionId),
            ["groupNo"] = message.GroupNo,
            ["abortOnError"] = message.AbortOnError,
            ["body"] = Name(message.Body),
            ["crcBytes"] = $"{message.Crc:X4}",
            ["crcKind"] = Kind(message.CrcKind),
            ["endOk"] = true,
        };
        if (message.Is(out SmlPublicOpenRes open)) Open(json, open);
        else if (message.Is(out SmlGetListRes list)) List(json, list);
        else if (message.Is(out SmlPublicCloseRes close)) json["globalSignature"] = Hex(close.Signature);
        else json["raw"] = Bodies.Of(message);
        return json;
    }

    private static string Name(SmlBody body)
    {
        var name = body.ToString();
        name = name.StartsWith("Public", StringComparison.Ordinal) ? name[6..] : name;
        return name.EndsWith("Req", StringComparison.Ordinal) ? name[..^3] + "Request" : name[..^3] + "Response";
    }

    private static void Open(JsonObject json, SmlPublicOpenRes open)
    {
        json["codepage"] = Hex(open.Codepage);
        json["clientId"] = Hex(open.ClientId);
        json["reqFileId"] = Hex(open.ReqFileId);
        json["serverId"] = Hex(open.ServerId);
        json["refTime"] = Time(open.RefTime);
        json["smlVersion"] = open.SmlVersion;
    }

    private static void List(JsonObject json, SmlGetListRes list)
    {
        json["clientId"] = Hex(list.ClientId);
        json["serverId"] = Hex(list.ServerId);
        json["listName"] = Hex(list.ListName);
        json["actSensorTime"] = Time(list.ActSensorTime);
        json["listSignature"] = Hex(list.Signature);
        json["actGatewayTime"] = Time(list.ActGatewayTime);
        var values = new JsonArray();
        foreach (var entry in list.Values)
        {
            values.Add(new JsonObject
            {
                ["objName"] = Hex(entry.RawName),
                ["status"] = entry.Status,
                ["valTime"] = Time(entry.Time),
                ["unit"] = entry.Unit,
                ["scaler"] = entry.Scaler,
                ["value"] = Value(entry.Value),
                ["signature"] = Hex(entry.Signature),
            });
        }

        json["valList"] = values;
    }

    private static JsonObject? Time(SmlTime? time)
    {
        if (time is not { } given) return null;
        var json = new JsonObject { ["tag"] = (int)given.Kind, ["value"] = given.Seconds };
        if (given.Kind is SmlTimeKind.Local) json["offset"] = new JsonArray(given.LocalOffset, given.SeasonOffset);
        if (given.Form is SmlTimeForm.Bare) json["quirk"] = "bare-uint";
        return json;
    }

    private static JsonObject? Value(SmlValue value) => value.Kind switch
    {
        SmlValueKind.Absent => null,
        SmlValueKind.Octets => Typed("octet", Hex(value.Octets)),
        SmlValueKind.Boolean => Typed("bool", value.IsTrue),
        SmlValueKind.Integer => Typed("int", value.Signed),
        SmlValueKind.Unsigned => Typed("uint", value.Unsigned),
        SmlValueKind.Time => Typed("list", new JsonArray(1, new JsonArray((int)value.Time!.Value.Kind, value.Time.Value.Seconds))),
        _ => throw new InvalidOperationException($"The test data have no {value.Kind}."),
    };

    private static JsonObject Typed(string type, JsonNode? value) => new() { ["type"] = type, ["value"] = value };

    private static string? Hex(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Convert.ToHexString(bytes);
}
