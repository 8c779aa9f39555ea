using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>How a package came in, for people.</summary>
public static class FindingWay
{
    /// <summary>The packages on the way, outermost first, as <c>Acme.Ops 1.0.0 > Acme.Text 2.0.0</c>; null when nothing brought it but the image itself.</summary>
    public static string? Of(Finding finding)
    {
        // The image and its server need no mention: everything comes in through them.
        List<string> packages = [.. finding.Path.Skip(1).Where(reference => reference.StartsWith("pkg:", StringComparison.Ordinal)).Select(Short)];
        return packages.Count > 1 ? string.Join(" > ", packages) : null;
    }

    private static string Short(string reference) => PackageUrl.TryParse(reference, out var purl) ? $"{purl.Name} {purl.Version}".TrimEnd() : reference;
}
