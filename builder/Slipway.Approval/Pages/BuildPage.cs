using System.Globalization;
using System.Text;
using Slipway.Approval.Plan;
using static Slipway.Approval.Pages.HtmlPage;
using static Slipway.Approval.Pages.HtmlParts;

namespace Slipway.Approval.Pages;

/// <summary>report.html of a build: what an approver wants to see of an image, on one page. The same build gives the same page.</summary>
public static class BuildPage
{
    /// <summary>The bytes of the page.</summary>
    public static byte[] Write(BuildFacts facts)
    {
        var manifest = facts.Server.Manifest;
        var body = string.Join('\n', (string[])
        [
            "<a class=\"skip\" href=\"#content\">To the content</a>",
            "<main id=\"content\">",
            $"<header>\n<div class=\"top\"><h1>{Text(manifest.Name)} {Text(manifest.Version.ToString())}</h1>{Verdict(facts)}</div>",
            $"<p class=\"lead\">{Text(Summary(facts))}</p>\n<p>{Code(facts.Image.Digest.ToString())}</p>",
            Navigation(facts) + "</header>",
            Figures(facts),
            .. Sections(facts).Select(part => Section(part.Id, part.Title, part.Content)),
            "</main>",
        ]);
        return Encoding.UTF8.GetBytes(HtmlPage.Write($"{manifest.Name} {manifest.Version}", body, "\n" + EmbeddedText.Read("report.css")));
    }

    private static IEnumerable<(string Id, string Title, string Content)> Sections(BuildFacts facts) =>
    [
        ("changes", "What changed", BuildChanges.Write(facts)),
        ("plugins", "What is inside", BuildPlugins.Write(facts)),
        ("weaknesses", "Known weaknesses", BuildEvidence.Weaknesses(facts)),
        .. facts.Problems.Count == 0 ? [] : new[] { ("warnings", "Warnings", Warnings(facts)) },
        ("conformance", "Conformance", BuildEvidence.Conformance(facts)),
        ("packages", "Packages and licences", BuildEvidence.Packages(facts)),
        ("layers", "Layers", BuildEvidence.Layers(facts)),
        ("origin", "Where it comes from", BuildEvidence.Origin(facts)),
        ("verify", "Verify it yourself", BuildEvidence.Verify(facts)),
    ];

    private static string Navigation(BuildFacts facts) =>
        $"<nav aria-label=\"Sections\"><ul>{string.Concat(Sections(facts).Select(part => $"<li><a href=\"#{part.Id}\">{Text(part.Title)}</a></li>"))}</ul></nav>";

    // A page exists only for what the policy let pass.
    private static string Verdict(BuildFacts facts) =>
        facts.Evidence.Platforms.Any(platform => !platform.Scan.Ran) ? Badge("open", "passed, weaknesses not looked for")
        : facts.Problems.Count > 0 ? Badge("open", "passed, with warnings")
        : Badge("good", "passed");

    private static string Summary(BuildFacts facts)
    {
        var plugins = facts.Server.Plugins.Count;
        var community = facts.Server.Plugins.Count(plugin => plugin.Tier == 3);
        return $"A server with {Count(plugins, "plugin")} on Slipway.Server {facts.Server.Lock.Server}, framework API {facts.Server.Lock.FrameworkApi}, that the policy \"{facts.Server.Policy.Name}\" lets pass."
            + (community > 0 ? $" {Number(community)} of them {(community == 1 ? "is" : "are")} Tier 3 (community): nobody's promise." : "");
    }

    private static string Figures(BuildFacts facts)
    {
        var scans = facts.Evidence.Platforms.Select(platform => platform.Scan).ToList();
        (string Value, string Name)[] figures =
        [
            (Number(facts.Server.Plugins.Count), "plugins"),
            (Number(facts.Server.Packages.Count), "packages"),
            (scans.TrueForAll(scan => scan.Ran) ? Number(scans.SelectMany(scan => scan.Open).DistinctBy(finding => (finding.Id, finding.Package.Ref)).Count()) : "not asked", "known weaknesses"),
            ((string?)facts.Conforming?["result"] ?? "not tried", "conformance"),
            (PlanSizes.Text(facts.Image.Packed.Images[0].Layers.Sum(layer => layer.Descriptor.Size)), "as it travels"),
            (string.Join(", ", facts.Image.Packed.Images.Select(image => image.Platform)), "platform"),
        ];
        return $"<div class=\"facts\">{string.Concat(figures.Select(figure => $"<div class=\"fact\"><b>{Text(figure.Value)}</b><span>{Text(figure.Name)}</span></div>"))}</div>";
    }

    private static string Warnings(BuildFacts facts) => Table("Warnings", ["Rule", "Where", "What", "What to do"], facts.Problems.Select(problem => (string[])
    [
        Badge(problem.IsError ? "bad" : "open", problem.Id), problem.Position is { } place ? Code(place.ToString()) : "", Text(problem.Message), Text(problem.Remedy),
    ]));

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
