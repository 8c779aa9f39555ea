using Slipway.Builder.Manifest;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sarif;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>Which line of a manifest answers for a finding, and whether the manifest can take the version that is fixed.</summary>
/// <param name="Position">The line; null without a manifest.</param>
/// <param name="Remedy">What to change.</param>
public sealed record FindingAnswer(SourcePosition? Position, string Remedy)
{
    /// <summary>The answer for a finding.</summary>
    public static FindingAnswer Of(Finding finding, ResolvedServer server)
    {
        var package = PackageUrl.TryParse(finding.Package.Ref, out var purl) && purl.Type == "nuget"
            ? server.Packages.FirstOrDefault(package => string.Equals(package.Id.ToString(), purl.Name, StringComparison.OrdinalIgnoreCase))
            : null;
        return package is null ? OfBase(finding, server.Manifest) : OfPackage(finding, package, server);
    }

    /// <summary>The same line for reports that know places as file and line.</summary>
    public static ReportLocation LocationOf(Finding finding, ResolvedServer server) =>
        Of(finding, server).Position is { } position ? new(position.File.Replace('\\', '/'), position.Line) : new(Path.GetFileName(server.Manifest.File), 1);

    // What no package of the lock brought is in the base.
    private static FindingAnswer OfBase(Finding finding, ServerManifest manifest) => new(
        manifest.Base.Image.Position,
        manifest.Base.IsHost
            ? $"update this machine's {finding.Package.Name}{(finding.FixedIn is { } version ? $" to {version} or later" : ", once a fixed version is out")}; the base host is copied from it"
            : $"take a newer base image{(finding.FixedIn is { } fixedIn ? $", with {finding.Package.Name} {fixedIn} or later" : "")}, then `slipway lock`");

    private static FindingAnswer OfPackage(Finding finding, ResolvedPackage package, ResolvedServer server)
    {
        var manifest = server.Manifest;
        if (manifest.Overrides.FirstOrDefault(pin => pin.Module.Value == package.Id) is { } pin)
        {
            return new(pin.Module.Position, finding.FixedIn is { } version ? $"raise the override to {version} or later" : NotYet(finding));
        }

        if (manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id) is { } direct)
        {
            return new(direct.Version.Position, finding.FixedIn is { } version ? $"set its version to {version} or later, then `slipway lock`" : NotYet(finding));
        }

        var roots = package.Why.Select(path => path.Split(" -> ")[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asker = manifest.Plugins.FirstOrDefault(plugin => roots.Contains(plugin.Module.Value.ToString()));
        return new(asker?.Position ?? manifest.Base.ServerPosition, Pin(finding, package, server));
    }

    private static string Pin(Finding finding, ResolvedPackage package, ResolvedServer server)
    {
        if (finding.FixedIn is not { } version)
        {
            return NotYet(finding);
        }

        var refusing = server.Packages.Where(other => other.Dependencies.Any(needed => needed.Id == package.Id))
            .SelectMany(other => DependencyRanges.Of(other, package.Id, server).Where(range => !range.Range.Contains(version)).Select(range => $"{other} wants {range.Written}"))
            .ToList();
        return refusing.Count == 0
            ? $"the manifest can take it: add `{{ module: {package.Id}, version: {version}, because: {finding.Id}, until: YYYY-MM-DD }}` to spec.overrides, then `slipway lock`"
            : $"{string.Join(" and ", refusing)}, so {version} cannot be taken yet: ask for a newer version of {(refusing.Count == 1 ? "it" : "them")}, or accept the weakness in the policy for a time";
    }

    private static string NotYet(Finding finding) =>
        $"no fixed version of {finding.Package.Name} is known: replace it, or accept the weakness in the policy, `vulnerabilities.ignore`, for a reason and until a day";
}
