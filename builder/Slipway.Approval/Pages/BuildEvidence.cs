using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Approval.Plan;
using Slipway.Builder.Comparison;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Trust.Advisories;
using Slipway.Trust.Sbom;
using static Slipway.Approval.Pages.HtmlPage;
using static Slipway.Approval.Pages.HtmlParts;

namespace Slipway.Approval.Pages;

/// <summary>What there is to prove of a build.</summary>
internal static class BuildEvidence
{
    public static string Weaknesses(BuildFacts facts)
    {
        var scans = facts.Evidence.Platforms.Select(platform => platform.Scan).ToList();
        if (scans.Exists(scan => !scan.Ran))
        {
            return "<p class=\"note\">Nobody has looked: no advisories were named. <code>slipway scan</code> with <code>--advisories</code> looks now.</p>";
        }

        var findings = scans.SelectMany(scan => scan.Findings).DistinctBy(finding => (finding.Id, finding.Package.Ref)).ToList();
        return findings.Count == 0 ? "<p>None is known of anything in the image.</p>" : Table(
            "Known weaknesses", ["Weakness", "Severity", "In", "Comes in through", "Fixed in", "State"],
            findings.Select(finding => (string[])
            [
                $"<a href=\"{Text(finding.Url)}\">{Text(finding.Id)}</a>", Badge(finding.Severity >= Severity.High ? "bad" : "open", finding.Severity.ToString().ToLowerInvariant()),
                Code(finding.Package.ToString()), Text(FindingWay.Of(finding)), Text(finding.FixedIn ?? "no version yet"),
                Text(finding.Reason is { } reason ? $"{finding.State.ToString().ToLowerInvariant()}: {reason}" : finding.State.ToString().ToLowerInvariant()),
            ]));
    }

    public static string Conformance(BuildFacts facts)
    {
        if (facts.Conforming is not { } report)
        {
            return "<p class=\"note\">Not tried yet: conformance runs plugin code, so it is never part of a build. <code>slipway conformance OUTPUT --attach</code> tries it.</p>";
        }

        var checks = (report["checks"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var result = (string?)report["result"] ?? "";
        var missed = checks.Where(check => (string?)check["outcome"] != "passed").ToList();
        return $"<p>{Badge(result == "passed" ? "good" : "bad", result)} {checks.Count - missed.Count} of {checks.Count} checks passed, profile {Code((string?)report["profile"] ?? "")}.</p>"
            + (missed.Count == 0 ? "" : Table("Checks that did not pass", ["Check", "Of", "Outcome"], missed.Select(check => (string[])
                [Code((string?)check["id"] ?? ""), Text((string?)check["capability"]), Text((string?)check["outcome"])])));
    }

    public static string Packages(BuildFacts facts)
    {
        var components = facts.Evidence.Platforms[0].Bill.Components;
        var why = facts.Server.Packages.Where(package => package.Why.Count > 0).ToDictionary(package => package.Id.ToString(), package => package.Why[0], StringComparer.OrdinalIgnoreCase);
        var own = facts.Server.Packages.Select(package => package.Id.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var server = components.Where(component => component.Purl?.Type == "nuget" && own.Contains(component.Name)).ToList();
        var others = components.Where(component => component.Purl is { Type: not "generic" } && !server.Contains(component)).ToList();
        var licences = server.SelectMany(Licences).GroupBy(licence => licence, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        return $"<p>{string.Join(" ", licences.Select(group => Badge("mute", $"{group.Key} ({group.Count()})")))}</p>"
            + Table("Packages of the server", ["Package", "Version", "Licence", "Because of"], server.Select(component => Package(component, why.GetValueOrDefault(component.Name))))
            + (others.Count == 0 ? "" : $"<details><summary>{others.Count} more of the base</summary>{Table("Packages of the base", ["Package", "Version", "Licence", "Because of"], others.Select(component => Package(component, "the base")))}</details>");
    }

    public static string Layers(BuildFacts facts) => string.Join('\n', facts.Image.Packed.Images.Select(image =>
    {
        var layers = ImageLayer.Of(image);
        var largest = Math.Max(1, layers.Max(layer => layer.Size));
        return Table($"Layers of {image.Platform}", ["Layer, lowest first", "Size as it travels", "Share", "Digest"], layers.Select(layer => (string[])
        [
            Text(layer.Title), $"<td class=\"number\">{PlanSizes.Text(layer.Size)}</td>",
            string.Create(CultureInfo.InvariantCulture, $"<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:{100.0 * layer.Size / largest:0.#}%\"></i></span>"), Code(layer.Digest.ToString()),
        ]));
    }));

    public static string Origin(BuildFacts facts) => List(
    [
        ("Built by", Code(facts.Builder)),
        ("Base", Code(facts.Server.Manifest.Base.Image.Value)),
        .. facts.Image.Packed.Images.Select(image => ($"Image for {image.Platform}", Code(image.Digest.ToString()))),
        ("Manifest, its meaning", Code(facts.Server.Lock.Manifest.ToString())),
        ("Lock", Code(facts.Server.Lock.Digest.ToString())),
        ("Policy", Text(facts.Server.Policy.Name) + (facts.Server.Policy.Digest is { } digest ? " " + Code(digest.ToString()) : "")),
        ("Slipway", Code(facts.Server.Lock.Slipway)),
        ("Reference packs", Code(facts.Server.Lock.ReferencePacks)),
        ("Beside this page", "<a href=\"build.json\">build.json</a>, <a href=\"provenance.json\">provenance.json</a>, and bill and weaknesses of each platform"),
    ]);

    public static string Verify(BuildFacts facts)
    {
        var name = Path.GetFileName(facts.Server.Manifest.File);
        return $"<p>Nothing on this page proves anything: the digest does. In the folder of this page, with the key of whoever signs and the manifest:</p>\n<pre><code>slipway inspect .\nslipway verify . --key KEY.pub\nslipway verify . --rebuild {Text(name)}</code></pre>\n<p>The digest of the image is {Code(facts.Image.Digest.ToString())}.</p>";
    }

    private static string[] Package(Component component, string? why) =>
        [Text(component.Name), Code(component.Version ?? ""), Lines(Licences(component).Select(Code)), Text(why ?? "the manifest or the server")];

    private static IEnumerable<string> Licences(Component component) => component.Licences.Select(licence => licence.Name);
}
