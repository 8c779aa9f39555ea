using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>A decision not to let one weakness of one package stop anything, for a reason and until a day.</summary>
/// <param name="Id">Any id of the weakness.</param>
/// <param name="Package">The package's name, of a distribution's also that of what is installed; names are compared without case.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The day from which it is decided anew.</param>
public sealed record IgnoreRule(string Id, string Package, string Reason, DateOnly Until)
{
    /// <summary>The versions that it is about, as a NuGet range; null means all.</summary>
    public NuGetRange? Versions { get; init; }

    /// <summary>Whether it is about a finding.</summary>
    public bool Covers(Finding finding) =>
        finding.Is(Id)
        && finding.Package.IsCalled(Package)
        && (Versions is null || Versions.Contains(finding.Package.Version));
}
