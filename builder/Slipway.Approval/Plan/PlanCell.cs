namespace Slipway.Approval.Plan;

/// <summary>A cell of a table: words, then something to be read letter by letter; either may be missing. Nothing in it is markup.</summary>
internal readonly record struct PlanCell(string Words, string? Exact = null)
{
    /// <summary>An empty cell.</summary>
    public static PlanCell None => new("");

    /// <summary>A cell of which every letter counts.</summary>
    public static PlanCell Of(string exact) => new("", exact);

    /// <summary>The cell in a markup.</summary>
    public string In(Func<string, string> text, Func<string, string> code) =>
        Exact is null ? text(Words) : Words.Length == 0 ? code(Exact) : $"{text(Words)} {code(Exact)}";
}
