namespace Slipway.Builder.Inspection;

/// <summary>A plugin of a server's own table.</summary>
public sealed record InspectedPlugin(string Id, string Version, string Package, string Sha512, string Tier, string FrameworkApi, IReadOnlyList<string> Providers)
{
    private const int Fields = 7;

    /// <summary>Reads a line of the table; null when it is none.</summary>
    internal static InspectedPlugin? Parse(string line) =>
        line.Split('\t') is { Length: >= Fields } parts
            ? new InspectedPlugin(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6].Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;
}
