using Cake.Core.Tooling;

namespace Cake.Slipway;

/// <summary>
/// What every verb of <c>slipway</c> takes. Paths mean what they mean everywhere in Cake: relative to Cake's working directory.
/// </summary>
public abstract class SlipwaySettings : ToolSettings
{
    /// <summary>Gets or sets a value indicating whether only what is wrong is said.</summary>
    public bool Quiet { get; set; }

    /// <summary>Gets or sets a value indicating whether notes are said, too.</summary>
    public bool Verbose { get; set; }

    // Only the settings of this assembly know what the command understands.
    private protected SlipwaySettings()
    {
    }

    internal abstract void AddTo(SlipwayCommandLine line);

    /// <summary>Secrets reach the command through its environment, which no log and no list of processes shows.</summary>
    internal virtual IEnumerable<KeyValuePair<string, string?>> Secrets => [];
}
