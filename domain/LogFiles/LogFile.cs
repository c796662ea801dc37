namespace ChargeBot.Domain.LogFiles;

/// <summary>How a charge point is asked for its log.</summary>
public enum LogKind
{
    /// <summary>OCPP 1.6 GetDiagnostics (§5.9).</summary>
    Diagnostics,

    /// <summary>The security extension's GetLog (A05), diagnostics.</summary>
    DiagnosticsLog,

    /// <summary>The same, the security log.</summary>
    SecurityLog,

    /// <summary>An LG2WAN gateway's logbook, which comes with its answer.</summary>
    Logbook,
}

/// <summary>A log of a station that somebody asked for: the request, its upload, the file. Its id is the command's.</summary>
public sealed class LogFile
{
    /// <summary>The id of the command that asks.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose log.</summary>
    public required string StationId { get; init; }

    /// <summary>The port at which it was asked for.</summary>
    public required string PortId { get; init; }

    /// <summary>The station's identity on the wire then.</summary>
    public required string ChargePointId { get; init; }

    /// <summary>How it is asked for.</summary>
    public required LogKind Kind { get; init; }

    /// <summary>From when on the log is wanted (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when (UTC).</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Who asked: the Entra object id.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who asked, as colleagues know them.</summary>
    public required string PersonName { get; init; }

    /// <summary>Where they are told that it has come.</summary>
    public required string ConversationId { get; init; }

    /// <summary>'en' or 'de'.</summary>
    public required string Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>SHA-256 of the secret in the upload's address, upper-case hex; null once it is used up.</summary>
    public string? SecretHash { get; set; }

    /// <summary>When the address closes (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Where it stands.</summary>
    public LogState State { get; set; }

    /// <summary>What the charge point said last, its own word.</summary>
    public string? Words { get; set; }

    /// <summary>Bytes that are kept so far.</summary>
    public long Received { get; set; }

    /// <summary>Blocks that are kept so far.</summary>
    public int Blocks { get; set; }

    /// <summary>Who holds the upload now, and until when nobody else may (UTC).</summary>
    public DateTimeOffset? BusyUntil { get; set; }

    /// <summary>The name it is handed out by.</summary>
    public string? Name { get; set; }

    /// <summary>What it is, by its content.</summary>
    public string? ContentType { get; set; }

    /// <summary>SHA-256 of it, upper-case hex.</summary>
    public string? Sha256 { get; set; }

    /// <summary>When it was here (UTC).</summary>
    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>Its name in the store.</summary>
    public string Blob => $"logs/{Id:N}";

    /// <summary>Moves it; false: that does nothing now.</summary>
    public bool Move(LogTrigger trigger)
    {
        var machine = LogMachine.Over(() => State, state => State = state);
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        return true;
    }

    /// <summary>What a charge point says about its upload (OCPP 1.6 §7.24; the security extension's UploadLogStatusEnumType).</summary>
    public bool Hear(string words)
    {
        var trigger = words.Trim().ToUpperInvariant() switch
        {
            "UPLOADING" => LogTrigger.Upload,
            "UPLOADFAILED" or "UPLOADFAILURE" or "BADMESSAGE" or "NOTSUPPORTEDOPERATION" or "PERMISSIONDENIED" => LogTrigger.Fail,
            _ => (LogTrigger?)null,
        };
        var news = Words != words && State is LogState.Asked or LogState.Uploading;
        Words = news ? words : Words;
        return (trigger is { } moves && Move(moves)) || news;
    }

    /// <summary>A copy that others may read while this one moves on.</summary>
    public LogFile Copy() => (LogFile)MemberwiseClone();
}
