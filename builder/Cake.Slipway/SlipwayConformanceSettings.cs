using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>Settings of <c>slipway conformance</c>.</summary>
public sealed class SlipwayConformanceSettings : SlipwaySigningSettings
{
    /// <summary>Gets or sets a value indicating whether of an image only is asked that it starts, is what it says, answers, and stops.</summary>
    public bool Smoke { get; set; }

    /// <summary>Gets or sets the conformance fixture: configurations, requests and counts that only their author knows.</summary>
    public FilePath? Fixture { get; set; }

    /// <summary>Gets, for a plugin's package, the NuGet sources beside those of nuget.config that have the server.</summary>
    public ICollection<string> Feeds { get; } = [];

    /// <summary>Gets or sets the folder for the report: JSON, JUnit, Markdown, HTML.</summary>
    public DirectoryPath? Report { get; set; }

    /// <summary>Gets or sets a value indicating whether the report is attached to the image, where it lies; with a key, as a signed attestation, too.</summary>
    public bool Attach { get; set; }

    internal override void AddTo(SlipwayCommandLine line)
    {
        line.Option("--profile", Smoke ? "smoke" : null).Option("--fixture", Fixture).Options("--feed", Feeds)
            .Option("--report", Report).Flag("--attach", Attach);
        base.AddTo(line);
    }
}
