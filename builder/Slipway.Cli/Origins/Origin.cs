using Slipway.Cli.Manifests;

namespace Slipway.Cli.Origins;

/// <summary>What is known of a server that runs somewhere.</summary>
internal sealed record Origin
{
    /// <summary>The version of the thing that was built; null where nobody says.</summary>
    public string? Version { get; init; }

    /// <summary>The version of Slipway.Server; null where nobody says.</summary>
    public string? Server { get; init; }

    /// <summary>The plugins.</summary>
    public IReadOnlyList<ChosenPlugin> Plugins { get; init; } = [];

    /// <summary>The programs that are plugins.</summary>
    public IReadOnlyList<ChosenProgram> Programs { get; init; } = [];

    /// <summary>The variables that an image may carry.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a manifest cannot take over by itself, and what to do about it.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Variables that stay where the server runs: configurations, tokens, keys.</summary>
    public IReadOnlyList<string> Staying { get; init; } = [];
}
