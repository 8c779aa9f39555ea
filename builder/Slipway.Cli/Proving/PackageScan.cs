using Slipway.Builder.Evidence;
using Slipway.Builder.Policy;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Index;
using Slipway.Trust;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Attestations;
using Slipway.Trust.Keys;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Proving;

/// <summary>The end of a scan of a plugin's package: its licences are judged, and both findings are signed when nothing stands against them.</summary>
internal static class PackageScan
{
    /// <param name="run">The run.</param>
    /// <param name="written">The package as somebody wrote it.</param>
    /// <param name="found">What it is made of, and which weaknesses are known.</param>
    /// <param name="policy">What it must keep to.</param>
    /// <param name="signer">Who signs; null when nobody does.</param>
    /// <param name="token">Ends it.</param>
    public static async Task FinishAsync(
        VerbRun run, string written, (BillOfMaterials Bill, ScanReport Report) found, BuildPolicy policy, ISigner? signer, CancellationToken token)
    {
        // A licence that nobody states gives nobody a right: what is to be handed on states one, whatever a policy lets pass in one's own server.
        var rule = policy.Licences with { UnknownFails = true };
        var judged = found.Bill.Components.Prepend(found.Bill.Subject).Select(component => (Component: component, Complaint: LicenceGate.Judge(rule, component))).ToList();
        run.Diagnostics.AddRange(judged.Where(one => one.Complaint is not null).Select(one => PolicyRules.LicenceNotAllowed.At(
            null, $"{one.Component.Name} {one.Component.Version} {one.Complaint}, which the policy \"{policy.Name}\" does not allow a package that is handed on",
            "state its licence (PackageLicenseExpression), or take another package")));
        if (signer is null || run.Diagnostics.HasErrors)
        {
            return;
        }

        await PackageStatements.SignAsync(run, written, (EvidenceType.Vulnerabilities, about => VulnerabilityPredicate.Of(found.Report, about, ToolVersion.Text)), signer, token);
        await PackageStatements.SignAsync(run, written, (EvidenceType.Licenses, about => Licences(judged).ToStatement(about)), signer, token);
    }

    private static PackageChecks Licences(IEnumerable<(Component Component, string? Complaint)> judged) => new(
        SlipwayUris.Licences, $"slipway {ToolVersion.Text}",
        [.. judged.Select(one => new ConformanceCheck(one.Component.Ref, CheckOutcome.Passed, string.Join(" and ", one.Component.Licences.Select(licence => licence.Name))))]);
}
