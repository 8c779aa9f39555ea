using System.Text.RegularExpressions;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.PagerDuty.Names;

/// <summary>
/// Which PagerDuty id a name has. The configuration comes first; what has the form of an id is one; anything else is looked up by its
/// exact name.
/// </summary>
internal sealed partial class Directory
{
    private readonly PagerDutyApi _api;
    private readonly string _list;
    private readonly IReadOnlyDictionary<string, string> _ids;
    private readonly Dictionary<string, string> _names = [];

    private Directory(PagerDutyApi api, string list, IReadOnlyDictionary<string, string> ids)
    {
        (_api, _list, _ids) = (api, list, ids);
        foreach (var (name, id) in ids)
        {
            _names[id] = name;
        }
    }

    /// <summary>The services of the account.</summary>
    public static Directory OfServices(PagerDutyApi api, PagerDutyConfiguration configuration) => new(api, "services", configuration.Services);

    /// <summary>The teams of the account.</summary>
    public static Directory OfTeams(PagerDutyApi api, PagerDutyConfiguration configuration) => new(api, "teams", configuration.Teams);

    /// <summary>Adds what is wrong with configured names.</summary>
    public static void Check(PagerDutyConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        foreach (var (key, ids) in new[] { ("services", configuration.Services), ("teams", configuration.Teams) })
        {
            foreach (var (name, _) in ids.Where(pair => !IdPattern().IsMatch(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                problems.Add(new(key, $"maps {name} to what is no PagerDuty id, such as PIJ90N7"));
            }

            if (ids.Values.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                problems.Add(new(key, $"gives {twice.Key} two names"));
            }
        }
    }

    /// <summary>Whether a text has the form of a PagerDuty id.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <summary>How a thing is called here: by its configured name, else by its id.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>The id of a name; null when there is none.</summary>
    public async Task<string?> FindAsync(string name, CallContext call, CancellationToken cancellationToken)
    {
        if (_ids.TryGetValue(name, out var configured))
        {
            return configured;
        }

        if (IsId(name))
        {
            return name;
        }

        var list = $"/{_list}?query={Uri.EscapeDataString(name)}&";
        var found = PageReader.ReadAsync<NamedPage, NamedThing>(_api, list, 0, PagerDutyJson.Default.NamedPage, call, cancellationToken);
        await foreach (var thing in found)
        {
            if (string.Equals(thing.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return thing.Id;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A[PQ][A-Z0-9]{6}([A-Z0-9]{7})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
