using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Cli.Origins;

/// <summary>
/// Reads the variables of a server from the files that start one: lines NAME=VALUE (docker --env-file, a shell's exports, systemd), or YAML
/// that holds them anywhere (Compose, Kubernetes). Nothing is expanded.
/// </summary>
internal static class EnvironmentFile
{
    private const string Prefix = "OPSORCH_";

    /// <summary>The variables that begin with OPSORCH_, sorted; null when a diagnostic of severity error was added.</summary>
    public static IReadOnlyDictionary<string, string>? Read(byte[] bytes, string shown, DiagnosticBag bag)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Path.GetExtension(shown) is not (".yaml" or ".yml"))
        {
            foreach (var line in Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
            {
                Add(line, found);
            }
        }
        else
        {
            foreach (var document in Documents(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')))
            {
                if (YamlReader.Read(Encoding.UTF8.GetBytes(document), shown, bag) is { } read)
                {
                    Walk(read.Root, found);
                }
            }
        }

        return bag.HasErrors ? null : found;
    }

    // Kubernetes keeps several documents in a file. Each stays at its line, so that what is wrong with it is told there.
    private static IEnumerable<string> Documents(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var starts = Enumerable.Range(0, lines.Length).Where(at => Ends(lines[at])).Append(lines.Length).ToList();
        var start = 0;
        foreach (var end in starts)
        {
            if (lines[start..end].Any(line => line.Trim() is { Length: > 0 } content && content[0] is not ('#' or '%')))
            {
                yield return new string('\n', start) + string.Join('\n', lines[start..end]);
            }

            start = end + 1;
        }
    }

    private static bool Ends(string line) => line is ['-', '-', '-', .. var rest] && rest.Trim() is "" or ['#', ..];

    private static void Add(string written, SortedDictionary<string, string> found)
    {
        var line = written.Trim();
        line = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..].TrimStart() : line;
        // systemd wraps the whole of it.
        line = line.StartsWith("Environment=", StringComparison.Ordinal) ? Unquoted(line["Environment=".Length..]) : line;
        if (line.StartsWith(Prefix, StringComparison.Ordinal) && line.Split('=', 2) is [var name, var value])
        {
            found[name.TrimEnd()] = Unquoted(value.Trim());
        }
    }

    private static string Unquoted(string text) => text switch
    {
        ['\'', .. var inner, '\''] => inner,
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        _ => text,
    };

    private static void Walk(YamlNode node, SortedDictionary<string, string> found)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Add(scalar.Text, found);
                break;
            case YamlSequence list:
                list.Items.ToList().ForEach(item => Walk(item, found));
                break;
            // Kubernetes: { name: NAME, value: VALUE }; what comes from a secret has no value here.
            case YamlMapping mapping when mapping.Find("name")?.Value is YamlScalar { Text: var name } && name.StartsWith(Prefix, StringComparison.Ordinal):
                found[name] = mapping.Find("value")?.Value is YamlScalar { Text: var value } ? value : "";
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Value is YamlScalar { Text: var text } && entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
                    {
                        found[entry.Key] = text;
                    }
                    else
                    {
                        Walk(entry.Value, found);
                    }
                }

                break;
        }
    }
}
