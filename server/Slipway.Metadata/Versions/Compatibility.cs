namespace Slipway.Metadata.Versions;

/// <summary>Whether a plugin fits a server, and why not or why nobody knows.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Reason">Why, unless it is compatible.</param>
public sealed record Compatibility(CompatibilityVerdict Verdict, string? Reason = null)
{
    /// <summary>It fits.</summary>
    public static Compatibility Compatible { get; } = new(CompatibilityVerdict.Compatible);

    /// <summary>It does not fit.</summary>
    public static Compatibility Incompatible(string reason) => new(CompatibilityVerdict.Incompatible, reason);

    /// <summary>Nobody said.</summary>
    public static Compatibility Undeclared(string reason) => new(CompatibilityVerdict.Undeclared, reason);

    /// <summary>
    /// Judges what a plugin declares against a server. The framework API is compared even when the version is in range, and one
    /// contradiction outweighs whatever is left unsaid.
    /// </summary>
    public static Compatibility Judge(DeclaredCompatibility? declared, SemanticVersion server, IReadOnlyCollection<string> frameworkApis)
    {
        if (declared is null)
        {
            return Undeclared("its plugin.yaml declares no compatibility");
        }

        List<string> contradictions = [];
        if (declared.FrameworkApi is { } api && !frameworkApis.Contains(api, StringComparer.Ordinal))
        {
            contradictions.Add($"it needs framework API {api}; the server offers {string.Join(", ", frameworkApis.Order(StringComparer.Ordinal))}");
        }

        if (declared.ServerVersions.WhyNot(server) is { } reason)
        {
            contradictions.Add($"server version {reason}");
        }

        return contradictions.Count > 0 ? Incompatible(string.Join("; ", contradictions))
            : declared.IsComplete ? Compatible
            : Undeclared($"its plugin.yaml leaves out {string.Join(", ", LeftOut(declared))}");
    }

    /// <summary><c>compatible</c>, <c>incompatible (reason)</c> or <c>undeclared (reason)</c>.</summary>
    public override string ToString()
    {
        var word = Verdict switch
        {
            CompatibilityVerdict.Compatible => "compatible",
            CompatibilityVerdict.Incompatible => "incompatible",
            _ => "undeclared",
        };
        return Reason is null ? word : $"{word} ({Reason})";
    }

    private static IEnumerable<string> LeftOut(DeclaredCompatibility declared)
    {
        if (declared.FrameworkApi is null)
        {
            yield return "frameworkApi";
        }

        if (declared.MinServerVersion is null)
        {
            yield return "minServerVersion";
        }

        if (declared.MaxServerVersion is null)
        {
            yield return "maxServerVersion";
        }
    }
}
