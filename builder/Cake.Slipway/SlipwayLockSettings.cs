namespace Cake.Slipway;

/// <summary>Settings of <c>slipway lock</c>.</summary>
public sealed class SlipwayLockSettings : SlipwaySettings
{
    /// <summary>Gets or sets a value indicating whether no socket is opened.</summary>
    public bool Offline { get; set; }

    internal override void AddTo(SlipwayCommandLine line) => line.Flag("--offline", Offline);
}
