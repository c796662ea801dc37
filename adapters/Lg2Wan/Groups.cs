namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Whole groups that are read at once.</summary>
internal static class Groups
{
    /// <summary>Messages of one file: their number is a byte, and FF is the close's.</summary>
    public const int MaxMessages = 250;

    /// <summary>The parameters of the charger and of each port.</summary>
    public static void Parameters(RequestFile file, IReadOnlyList<int> ports) => Each(file, Dialect.Parameters, [0, .. ports]);

    /// <summary>The details of each port and of the communication device.</summary>
    public static void Details(RequestFile file, IReadOnlyList<int> ports)
    {
        Each(file, Dialect.Details, ports);
        Each(file, Dialect.Communication, [0]);
    }

    private static void Each(RequestFile file, byte group, IReadOnlyList<int> ports)
    {
        foreach (var port in ports)
        {
            file.Get(Dialect.Name(port, group, 0));
        }
    }
}
