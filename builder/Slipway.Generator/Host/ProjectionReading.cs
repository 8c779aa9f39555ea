using System.Globalization;
using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>
/// Reads a projection: the line <c>slipway-plugins/1</c>, then a line a plugin with eight fields between tabs: name, package
/// id, version, SHA-512, tier, YAML file, line, column.
/// </summary>
internal static class ProjectionReading
{
    private const string Header = "slipway-plugins/1";
    private const int Fields = 8;

    public static Projection Read(AdditionalText file, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var plugins = new List<ProjectedPlugin>();
        var lines = file.GetText(cancellationToken)?.Lines.Select(line => line.ToString()).ToList() ?? [];
        if (lines.Count == 0 || lines[0] != Header)
        {
            problems.Add(HostRules.Projection, Place.At(file.Path, 1, 1), $"the first line is not '{Header}'");
            return new Projection(file.Path, default, problems.ToEquatableArray());
        }

        for (var index = 1; index < lines.Count; index++)
        {
            if (lines[index].Length > 0 && ReadLine(lines[index], Place.At(file.Path, index + 1, 1), problems) is { } plugin)
            {
                plugins.Add(plugin);
            }
        }

        return new Projection(file.Path, plugins.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static ProjectedPlugin? ReadLine(string line, Place place, ProblemList problems)
    {
        var fields = line.Split('\t');
        if (Nonsense(fields) is { } nonsense)
        {
            problems.Add(HostRules.Projection, place, nonsense);
            return null;
        }

        return new ProjectedPlugin
        {
            Name = fields[0],
            PackageId = fields[1],
            Version = fields[2],
            PackageHash = fields[3],
            Tier = ProjectedPlugin.ParseTier(fields[4])!.Value,
            Place = Place.At(fields[5], Position(fields[6])!.Value, Position(fields[7])!.Value),
        };
    }

    private static string? Nonsense(string[] fields)
    {
        if (fields.Length != Fields)
        {
            return $"it has {fields.Length} fields instead of {Fields}";
        }

        if (!Naming.IsLabel(fields[0]))
        {
            return $"'{fields[0]}' is not the name of a plugin";
        }

        if (fields[1].Length == 0 || fields[2].Length == 0 || fields[5].Length == 0)
        {
            return "the package id, the version or the file is empty";
        }

        if (ProjectedPlugin.ParseTier(fields[4]) is null)
        {
            return $"'{fields[4]}' is not a tier: 1, 2 or 3";
        }

        return Position(fields[6]) is null || Position(fields[7]) is null ? "line or column is not a number from 1" : null;
    }

    private static int? Position(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0 ? position : null;
}
