namespace ChargeBot.Domain.Activations;

/// <summary>The portal's status of an EMAID.</summary>
public enum ContractStatus
{
    /// <summary>Not in use yet.</summary>
    Initial,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Not in use any more.</summary>
    Inactive,
}

/// <summary>A customer's contract as it was imported. Its password is known as a salted hash alone.</summary>
public sealed class Contract
{
    /// <summary>Canonical (<see cref="Emaid"/>). Personal.</summary>
    public required string Emaid { get; init; }

    /// <summary>ASP.NET Core Identity's format (version 3: PBKDF2 with a salt of its own).</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Only active ones start a session.</summary>
    public ContractStatus Status { get; set; }
}

/// <summary>What became of a contract's check.</summary>
public enum ContractCheck
{
    /// <summary>The password is the contract's, and the contract is active.</summary>
    Right,

    /// <summary>There is no such contract, or the password is another one: which of the two is not said.</summary>
    Wrong,

    /// <summary>The password is right, and the contract is not in use.</summary>
    Inactive,

    /// <summary>Whoever could say was not reached.</summary>
    Unavailable,
}

/// <summary>Whoever knows the customers' contracts.</summary>
public interface IContracts
{
    /// <summary>Checks a contract's password. It is not kept.</summary>
    Task<ContractCheck> Check(Emaid emaid, string password, CancellationToken cancel);
}
