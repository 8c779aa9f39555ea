using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>
/// The plans that can be run. At the start every file has to be right; a file that is broken later leaves its plan as it was, so that
/// nobody stands without a runbook because of a slip of the pen.
/// </summary>
internal sealed class PlanLibrary
{
    private readonly string _folder;
    private readonly TimeSpan _refresh;
    private readonly ProviderContext _context;
    private readonly Lock _reading = new();
    private PlanFolder _current;
    private DateTimeOffset _readAt;

    /// <summary>Reads the plans.</summary>
    /// <exception cref="ConfigurationException">A plan is wrong.</exception>
    public PlanLibrary(string folder, TimeSpan refresh, ProviderContext context)
    {
        (_folder, _refresh, _context) = (folder, refresh, context);
        _current = Read(exception => new ConfigurationException([new("plans", $"cannot be read: {exception.Message}")]));
        if (_current.Problems.Count > 0)
        {
            throw new ConfigurationException([.. _current.Problems.Select(problem => new ConfigurationProblem("plans", problem))]);
        }

        _readAt = context.Clock.GetUtcNow();
    }

    /// <summary>All plans, by id.</summary>
    public IEnumerable<Plan> All => Current().Plans.OrderBy(plan => plan.Key, StringComparer.Ordinal).Select(plan => plan.Value.Plan);

    /// <summary>One plan.</summary>
    public Plan Get(string id) => Current().Plans.TryGetValue(id, out var found) ? found.Plan : throw ProviderException.NotFound($"there is no plan {id}");

    private PlanFolder Current()
    {
        lock (_reading)
        {
            var now = _context.Clock.GetUtcNow();
            if (now - _readAt >= _refresh)
            {
                var read = Read(exception => ProviderException.Unavailable($"the folder of plans cannot be read: {exception.Message}", exception));
                foreach (var problem in read.Problems.Except(_current.Problems))
                {
                    _context.Log.Write(PluginLogLevel.Error, $"{problem}; the plan stays as it was");
                }

                var kept = _current.Plans.Where(plan => read.Broken.Contains(plan.Value.File) && !read.Plans.ContainsKey(plan.Key));
                (_current, _readAt) = (read with { Plans = read.Plans.Concat(kept).ToDictionary() }, now);
            }

            return _current;
        }
    }

    private PlanFolder Read(Func<Exception, Exception> refusal)
    {
        try
        {
            return PlanFolder.Read(_folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw refusal(exception);
        }
    }
}
