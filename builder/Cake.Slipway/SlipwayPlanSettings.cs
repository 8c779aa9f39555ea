using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>Settings of <c>slipway plan</c>.</summary>
public sealed class SlipwayPlanSettings : SlipwaySettings
{
    /// <summary>Gets or sets what to compare with: a git ref, a lock or an image; where this branch left the default one unless said otherwise.</summary>
    public string? Against { get; set; }

    /// <summary>Gets or sets the file for the comment of a pull request (Markdown). A plan that refuses is written, too.</summary>
    public FilePath? Comment { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is taken from the lock; <c>CI=true</c> implies it.</summary>
    public bool Locked { get; set; }

    /// <summary>Gets or sets a value indicating whether no socket is opened.</summary>
    public bool Offline { get; set; }

    /// <summary>Gets or sets the folder of advisories; <c>SLIPWAY_ADVISORIES</c> names it, too.</summary>
    public DirectoryPath? Advisories { get; set; }

    /// <summary>Gets the released versions of the server to judge by; with none, the command's own is the only one.</summary>
    public ICollection<string> Servers { get; } = [];

    internal override void AddTo(SlipwayCommandLine line) => line
        .Option("--against", Against).Option("--comment", Comment).Flag("--locked", Locked).Flag("--offline", Offline)
        .Option("--advisories", Advisories).Options("--server", Servers);
}
