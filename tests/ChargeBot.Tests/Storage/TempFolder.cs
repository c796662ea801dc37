namespace ChargeBot.Tests.Storage;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("chargebot-storage-").FullName;

    public string File(params string[] parts) => Path.Combine([path, .. parts]);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
