using System.Globalization;
using System.Text;
using Slipway.Approval.Pages;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>The filters of a matrix page: fields, and the style rules that make them work without script.</summary>
internal static class MatrixFilters
{
    private const int FirstServerColumn = 3;

    /// <summary>The fields; that for servers only where they are columns.</summary>
    public static string Fields(CompatibilityMatrix matrix, IReadOnlyList<string> plugins, IReadOnlyList<MatrixServer> servers)
    {
        var counts = matrix.Rows.SelectMany(row => row.Cells).CountBy(cell => cell.State).ToDictionary();
        var text = new StringBuilder("<form class=\"filters\" aria-label=\"Filters\">\n<fieldset><legend>State</legend>\n");
        text.Append(CultureInfo.InvariantCulture, $"<label class=\"chip\"><input type=\"radio\" name=\"state\" id=\"all\" checked><span>all<b>{matrix.Count:N0}</b></span></label>\n");
        foreach (var state in MatrixWords.All.Where(counts.ContainsKey))
        {
            text.Append(CultureInfo.InvariantCulture, $"<label class=\"chip\"><input type=\"radio\" name=\"state\" id=\"only-{Letter(state)}\"><span>{state.Word()}<b>{counts[state]:N0}</b></span></label>\n");
        }

        text.Append("</fieldset>\n");
        Select(text, "plugin", "Plugin", "all plugins", plugins);
        Select(text, "tier", "Tier", "all tiers", Enum.GetValues<Tier>().Select(tier => tier.Title()));
        Select(text, "server", "Server version", "all versions", servers.Select(server => server.Version.ToString()));
        return text.Append("</form>").ToString();
    }

    /// <summary>The rules, also those for the look of states, which are here since few of them are on one page.</summary>
    /// <param name="states">The states of the page.</param>
    /// <param name="plugins">How many plugins it has.</param>
    /// <param name="servers">How many columns of servers, the first of which is the third column.</param>
    /// <param name="cells">The selector for the links of cells of a state, by its letter.</param>
    public static string Style(IReadOnlyList<CellState> states, int plugins, int servers, Func<char, string> cells)
    {
        var text = new StringBuilder();
        foreach (var state in states)
        {
            var (letter, cell) = (Letter(state), cells(Letter(state)));
            text.Append(Look(state, $"td>a{cell}"));
            text.Append(CultureInfo.InvariantCulture, $"body:has(#only-{letter}:checked) :is(tbody:not(:has({cell})),tbody tr:not(.g):not(:has({cell}))){{display:none}}body:has(#only-{letter}:checked) td>a:not({cell}){{opacity:.3}}\n");
        }

        foreach (var tier in Enum.GetValues<Tier>().Select(tier => (int)tier))
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#tier option:nth-child({tier + 1}):checked) :is(tbody:not(:has(.t{tier})),tbody tr:not(.g):not(.t{tier})){{display:none}}\n");
        }

        for (var plugin = 1; plugin <= plugins && plugins > 1; plugin++)
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#plugin option:nth-child({plugin + 1}):checked) tbody:not(:nth-of-type({plugin})){{display:none}}\n");
        }

        // First all columns go when one is chosen, then that one comes back: half as long as a rule of its own for each.
        if (servers > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"body:has(#server>:checked:not(:first-child)) tr:not(.g)>:nth-child(n+{FirstServerColumn}){{display:none}}\n")
                .AppendJoin(",\n", Enumerable.Range(0, servers).Select(server => $":has(#v{server}:checked) tr>:nth-child({server + FirstServerColumn})"))
                .Append("{display:revert!important}\n");
        }

        return text.ToString();
    }

    /// <summary>The state as one letter, since cells are many: the class of a link to another page, the beginning of the reason that one on this page leads to.</summary>
    public static char Letter(CellState state) => state.Word()[0];

    private static string Look(CellState state, string link)
    {
        var (colours, sign) = state switch
        {
            CellState.Proven => (On("good"), '●'),
            CellState.Linked => (On("fair"), '◐'),
            CellState.Declared => ("color:var(--soft);border-color:var(--line)", '○'),
            CellState.Stale => (On("open"), '↻'),
            CellState.Undeclared => (On("open"), '?'),
            CellState.Incompatible => (On("mute"), '–'),
            _ => (On("bad"), '✕'),
        };
        return $"{link}{{{colours}}}{link}::before{{content:\"{sign}\"/\"\"}}\n";

        static string On(string colour) => $"color:var(--{colour});background:var(--{colour}-back)";
    }

    private static void Select(StringBuilder text, string id, string label, string all, IEnumerable<string> options)
    {
        var written = options.ToList();
        if (written.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"<label class=\"field\">{label}<select id=\"{id}\"><option>{all}")
                .AppendJoin("", written.Select((option, at) => $"<option{(id == "server" ? $" id=v{at}" : "")}>{HtmlPage.Text(option)}")).Append("</select></label>\n");
        }
    }
}
