using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Pages;

namespace Slipway.Cli.Terminal;

/// <summary>All diagnostics on one page, each with a link to its own.</summary>
internal static class RulesPage
{
    private static readonly (char Class, string Title)[] Classes =
    [
        ('1', "Manifest, policy and metadata"), ('2', "Resolution"), ('3', "Compatibility"), ('4', "Generation and compilation"),
        ('5', "Images"), ('6', "Trust and policy"), ('7', "Conformance"), ('8', "Registries and engines"),
    ];

    public static string Of(IReadOnlyList<DiagnosticRule> rules)
    {
        var page = new StringBuilder();
        page.Append("# Diagnostics\n\nWritten by `slipway reference diagnostics`. What Slipway reports has an id, a place, a reason and what mends it; `slipway explain ID` prints the page of an id, ")
            .Append("and the id says which [exit code](cli.md#exit-codes) an error ends with.\n");
        foreach (var family in rules.GroupBy(rule => rule.Id[3]))
        {
            var table = new MarkdownTable("id", "severity", "what is said");
            foreach (var rule in family)
            {
                table.Add($"[{rule.Id}](../diagnostics/{rule.Id}.md)", rule.Severity.ToString().ToLowerInvariant(), MarkdownTable.Prose(rule.Title));
            }

            page.Append("\n## SLP").Append(family.Key).Append(": ").Append(Classes.Single(each => each.Class == family.Key).Title).Append("\n\n").Append(table);
        }

        return page.ToString();
    }
}
