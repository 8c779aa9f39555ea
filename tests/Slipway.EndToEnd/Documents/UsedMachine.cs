namespace Slipway.EndToEnd.Documents;

/// <summary>A machine on which somebody has built before: several readers share what is kept between builds.</summary>
public sealed class UsedMachine : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The folder that SLIPWAY_CACHE names.</summary>
    public string Cache => _folder["cache"];

    public void Dispose() => _folder.Dispose();
}
