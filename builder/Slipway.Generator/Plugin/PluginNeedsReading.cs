using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>
/// Reads <c>plugin.slipway</c>: the line <c>slipway-plugin/1</c>, then a line a permission or host, with a tab between word
/// and value: <c>permission TAB outbound_http</c>, <c>host TAB {config:url}</c>.
/// </summary>
internal static class PluginNeedsReading
{
    private const string Header = "slipway-plugin/1";

    public static PluginNeeds Read(AdditionalText file, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var permissions = new List<string>();
        var hosts = new List<string>();
        var lines = file.GetText(cancellationToken)?.Lines.Select(line => line.ToString()).ToList() ?? [];
        if (lines.Count == 0 || lines[0] != Header)
        {
            problems.Add(PluginRules.Needs, Place.At(file.Path, 1, 1), $"the first line is not '{Header}'");
            return new PluginNeeds(file.Path, default, default, problems.ToEquatableArray());
        }

        for (var index = 1; index < lines.Count; index++)
        {
            if (lines[index].Length > 0 && ReadLine(lines[index], permissions, hosts) is { } nonsense)
            {
                problems.Add(PluginRules.Needs, Place.At(file.Path, index + 1, 1), nonsense);
            }
        }

        return new PluginNeeds(file.Path, permissions.ToEquatableArray(), hosts.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static string? ReadLine(string line, List<string> permissions, List<string> hosts)
    {
        var fields = line.Split('\t');
        if (fields.Length != 2 || fields[0] is not ("permission" or "host"))
        {
            return "it is not 'permission' or 'host', a tab and one value";
        }

        var (list, isSound) = fields[0] == "host" ? (hosts, Naming.IsHost(fields[1])) : (permissions, Naming.IsSlug(fields[1]));
        if (!isSound)
        {
            return $"'{fields[1]}' is not a {fields[0]}";
        }

        if (list.Contains(fields[1]))
        {
            return $"the {fields[0]} '{fields[1]}' is there twice";
        }

        list.Add(fields[1]);
        return null;
    }
}
