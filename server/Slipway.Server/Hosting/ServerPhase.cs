namespace Slipway.Server.Hosting;

/// <summary>Whether the server takes requests.</summary>
internal sealed class ServerPhase
{
    private volatile bool _stopping;

    public bool IsServing => !_stopping;

    public void BeginStop() => _stopping = true;
}
