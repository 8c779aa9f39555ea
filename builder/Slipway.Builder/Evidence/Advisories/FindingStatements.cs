using System.Globalization;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Advisories.Vex;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>A report as statements (VEX): what those who take the image shall think of each finding.</summary>
public static class FindingStatements
{
    /// <summary>One statement a finding. What stands is affected until somebody says otherwise; what was ignored is affected, with the reason.</summary>
    public static IReadOnlyList<VexStatement> Of(ScanReport report, BillOfMaterials bill) =>
        [.. report.Findings.Select(finding => Of(finding, bill.Subject.Purl?.ToString() ?? bill.Subject.Ref))];

    private static VexStatement Of(Finding finding, string product)
    {
        var part = PackageUrl.TryParse(finding.Package.Ref, out var purl) ? purl.ToString() : finding.Package.Ref;
        return new VexStatement(finding.Id, finding.State is FindingState.NotAffected ? VexStatus.NotAffected : VexStatus.Affected)
        {
            Aliases = [.. finding.Aliases.Where(alias => alias != finding.Id)],
            Products = [new VexProduct(product, [part])],
            Comment = finding.State switch
            {
                FindingState.Ignored => string.Create(CultureInfo.InvariantCulture, $"accepted until {finding.Until:yyyy-MM-dd}: {finding.Reason}"),
                FindingState.NotAffected => finding.Reason,
                _ => finding.Advice,
            },
        };
    }
}
