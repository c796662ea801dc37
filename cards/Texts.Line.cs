using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>What is said about the line to a station.</summary>
public sealed partial class Texts
{
    internal string ProtocolTitle => T("Protocol", "Protokoll");

    internal static string ProtocolName(Protocol protocol) => protocol switch
    {
        Protocol.Lg2Wan => "LG2WAN (SML)",
        Protocol.Ocpp201 => "OCPP 2.0.1",
        _ => "OCPP 1.6 JSON",
    };

    internal string EndpointTitle => T("Endpoint", "Endpunkt");

    internal string ComesIn(string path, int port) => T($"it dials us: {path}, port {port}", $"sie ruft an: {path}, Port {port}");

    internal string ComesInAt(int port) => T($"it dials us: TCP port {port}", $"sie ruft an: TCP-Port {port}");

    internal string WeDial(string address, int port) => T($"we dial {address}, port {port}", $"wir rufen {address} an, Port {port}");

    internal string SecurityTitle => T("Security", "Sicherheit");

    /// <summary>As the line has it at our end; what a load balancer takes off before is not ours to know.</summary>
    internal string Security(LinkFacts link) => (link.Tls, link.Password) switch
    {
        _ when link.Certificate => T("TLS, with the charger's own certificate", "TLS, mit dem Zertifikat der Ladesäule"),
        (true, true) => T("TLS, with a password", "TLS, mit Passwort"),
        (true, false) => T("TLS, without a password", "TLS, ohne Passwort"),
        (false, true) => T("a password, but no encryption up to this server", "Passwort, aber keine Verschlüsselung bis zu diesem Server"),
        _ => T("none: neither encryption up to this server nor a password", "keine: weder Verschlüsselung bis zu diesem Server noch Passwort"),
    };

    internal string ConnectedTitle => T("Connected", "Verbunden");

    internal string NotSince(string clock) => T($"no, since {clock}", $"nein, seit {clock}");

    internal string KeepAliveTitle => T("Keep-alive", "Prüfsignal");

    internal string HeartbeatTitle => T("Heartbeat", "Herzschlag");

    internal string Every(string span) => T($"every {span}", $"alle {span}");

    internal string LineNotKnownYet => T(
        "It is connected; what the line is like is known once it reports to this server again.",
        "Sie ist verbunden; wie die Leitung beschaffen ist, steht fest, sobald sie sich bei diesem Server wieder meldet.");

    internal string NoLine => T(
        "No line is open, so endpoint and security cannot be told.",
        "Es besteht keine Verbindung, darum lassen sich Endpunkt und Sicherheit nicht angeben.");

    internal string LastMessagesTitle => T("Last messages", "Letzte Nachrichten");

    internal string FromDevice => T("from charger", "von der Säule");

    internal string ToCharger => T("to charger", "an die Säule");

    internal string AnswerTo(string command) => T($"answer to: {command}", $"Antwort auf: {command}");

    internal string NoMessageYet => T("Nothing was heard yet.", "Noch nichts gehört.");

    internal string MessagesSinceStart => T(
        "The names of messages are kept in memory since the bot was started last; of earlier ones only the last is known.",
        "Die Namen der Nachrichten werden seit dem letzten Start des Bots gemerkt; von früheren ist nur die letzte bekannt.");
}
