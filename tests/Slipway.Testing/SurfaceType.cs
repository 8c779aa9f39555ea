namespace Slipway.Testing;

/// <summary>A type of a printed surface.</summary>
/// <param name="Kind">Its kind, such as <c>sealed class</c>.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Bases">Its base and interfaces.</param>
/// <param name="Members">Its members, a line each.</param>
public sealed record SurfaceType(string Kind, string Name, IReadOnlyList<string> Bases, IReadOnlyList<string> Members)
{
    private static readonly string[] Kinds = ["static class", "abstract class", "sealed class", "class", "interface", "enum", "struct"];

    /// <summary>Reads a printed surface.</summary>
    public static IReadOnlyDictionary<string, SurfaceType> ReadAll(string surface)
    {
        var types = new Dictionary<string, SurfaceType>(StringComparer.Ordinal);
        List<string> members = [];
        foreach (var line in surface.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
                continue;
            }

            if (Kinds.FirstOrDefault(kind => line.StartsWith(kind + " ", StringComparison.Ordinal)) is not { } kind)
            {
                // A constant text of several lines.
                members[^1] += "\n" + line;
                continue;
            }

            members = [];
            var parts = line[(kind.Length + 1)..].Split(" : ", 2);
            types.Add(parts[0], new SurfaceType(kind, parts[0], parts.Length == 1 ? [] : Split(parts[1]), members));
        }

        return types;
    }

    // At commas that do not stand between type arguments.
    private static List<string> Split(string bases)
    {
        List<string> parts = [];
        var (depth, start) = (0, 0);
        for (var at = 0; at <= bases.Length; at++)
        {
            if (at == bases.Length || (bases[at] == ',' && depth == 0))
            {
                parts.Add(bases[start..at].Trim());
                start = at + 1;
            }
            else
            {
                depth += bases[at] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }

        return parts;
    }
}
