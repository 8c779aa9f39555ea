using System.Globalization;
using System.Text;
using Slipway.Approval.Pages;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>The filters of a matrix page: fields, and the style rules that make them work without script.</summary>
internal static class MatrixFilters
{
    /// <summary>The fields; that for servers only where they are columns.</summary>
    public static string Fields(CompatibilityMatrix matrix, IReadOnlyList<string> plugins, IReadOnlyList<MatrixServer> servers)
    {
        var counts = matrix.Rows.SelectMany(row => row.Cells).CountBy(cell => cell.State).ToDictionary();
        var text = new StringBuilder("<form class=\"filters\" aria-label=\"Filters\">\n<fieldset><legend>State</legend>\n");
        text.Append(CultureInfo.InvariantCulture, $"<label class=\"chip\"><input type=\"radio\" name=\"state\" id=\"all\" checked><span>all<b>{matrix.Count:N0}</b></span></label>\n");
        foreach (var state in MatrixWords.All.Where(counts.ContainsKey))
        {
            text.Append(CultureInfo.InvariantCulture, $"<label class=\"chip\"><input type=\"radio\" name=\"state\" id=\"only-{Class(state)}\"><span>{state.Word()}<b>{counts[state]:N0}</b></span></label>\n");
        }

        text.Append("</fieldset>\n");
        Select(text, "plugin", "Plugin", "all plugins", plugins);
        Select(text, "tier", "Tier", "all tiers", Enum.GetValues<Tier>().Select(tier => tier.Title()));
        Select(text, "server", "Server version", "all versions", servers.Select(server => server.Version.ToString()));
        return text.Append("</form>").ToString();
    }

    /// <summary>The rules. Columns of servers begin with the given one.</summary>
    public static string Style(int plugins, int servers, int firstColumn)
    {
        var text = new StringBuilder();
        foreach (var state in MatrixWords.All.Select(Class))
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#only-{state}:checked) :is(tbody:not(:has(.{state})),tbody tr:not(.g):not(:has(.{state}))){{display:none}}body:has(#only-{state}:checked) td:not(.{state})>a{{opacity:.3}}\n");
        }

        foreach (var tier in Enum.GetValues<Tier>().Select(tier => (int)tier))
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#tier option:nth-child({tier + 1}):checked) :is(tbody:not(:has(.t{tier})),tbody tr:not(.g):not(.t{tier})){{display:none}}\n");
        }

        for (var plugin = 1; plugin <= plugins; plugin++)
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#plugin option:nth-child({plugin + 1}):checked) tbody:not(:nth-of-type({plugin})){{display:none}}\n");
        }

        // First all columns go when one is chosen, then that one comes back: half as long as a rule of its own for each.
        if (servers > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#server>:checked:not(:first-child)) tr:not(.g)>:nth-child(n+{firstColumn}){{display:none}}\n");
        }

        for (var server = 0; server < servers && servers > 1; server++)
        {
            text.Append(CultureInfo.InvariantCulture, $":has(#server>:nth-child({server + 2}):checked) tr>:nth-child({server + firstColumn}){{display:revert!important}}\n");
        }

        return text.ToString();
    }

    /// <summary>The class of cells of a state: one letter, since there are many.</summary>
    public static char Class(CellState state) => state.Word()[0];

    private static void Select(StringBuilder text, string id, string label, string all, IEnumerable<string> options)
    {
        var written = options.ToList();
        if (written.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"<label class=\"field\">{label}<select id=\"{id}\"><option>{all}")
                .AppendJoin("", written.Select(option => $"<option>{HtmlPage.Text(option)}")).Append("</select></label>\n");
        }
    }
}
