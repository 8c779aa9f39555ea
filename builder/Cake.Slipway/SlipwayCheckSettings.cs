using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>Settings of <c>slipway check</c>.</summary>
public sealed class SlipwayCheckSettings : SlipwaySettings
{
    /// <summary>Gets or sets a value indicating whether everything is taken from the lock; <c>CI=true</c> implies it.</summary>
    public bool Locked { get; set; }

    /// <summary>Gets or sets a value indicating whether no socket is opened.</summary>
    public bool Offline { get; set; }

    /// <summary>Gets or sets the folder of advisories; <c>SLIPWAY_ADVISORIES</c> names it, too.</summary>
    public DirectoryPath? Advisories { get; set; }

    internal override void AddTo(SlipwayCommandLine line) =>
        line.Flag("--locked", Locked).Flag("--offline", Offline).Option("--advisories", Advisories);
}
