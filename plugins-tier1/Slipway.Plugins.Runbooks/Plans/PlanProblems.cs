using System.Globalization;
using Slipway.Plugins.Shared.Yaml;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>What is wrong with a file, each with its line.</summary>
internal sealed class PlanProblems(string file)
{
    private readonly List<(int Line, string Message)> _found = [];

    /// <summary>Whether there is none.</summary>
    public bool AreNone => _found.Count == 0;

    /// <summary>All of them as <c>FILE:LINE: MESSAGE</c>, in the order of the lines.</summary>
    public IEnumerable<string> All =>
        _found.OrderBy(problem => problem.Line).Select(problem => string.Create(CultureInfo.InvariantCulture, $"{file}:{problem.Line}: {problem.Message}"));

    /// <summary>Adds one at a value.</summary>
    public void Add(YamlValue place, string message) => _found.Add((place.Line, message));

    /// <summary>Adds one for each key that a mapping may not have.</summary>
    public void RefuseUnknown(YamlMap map, params ReadOnlySpan<string> known)
    {
        foreach (var member in map.Members)
        {
            if (!known.Contains(member.Key))
            {
                _found.Add((member.Line, $"the key {member.Key} is unknown; the keys here are {string.Join(", ", known!)}"));
            }
        }
    }
}
