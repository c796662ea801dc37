namespace ChargeBot.Domain.Retention;

/// <summary>What is, or was, kept of a person under a contract.</summary>
/// <param name="Contracts">The imported contract with its password's hash.</param>
/// <param name="Starts">Starts from afar on it, with the customer's name and telephone number where they were given.</param>
/// <param name="Tickets">Tickets with it; free texts in them lose contracts, telephone numbers and e-mail addresses.</param>
/// <param name="Files">Photos and other files of those tickets.</param>
/// <param name="Tags">Sessions, charge records and requests of charge points that name it as their tag.</param>
/// <param name="Kept">Signed readings of its sessions: calibration law wants them kept.</param>
public sealed record ErasureReport(int Contracts, int Starts, int Tickets, int Files, int Tags, int Kept)
{
    /// <summary>Anything is there that can be erased.</summary>
    public bool Any => Contracts + Starts + Tickets + Files + Tags > 0;
}
