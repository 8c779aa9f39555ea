namespace Slipway.Architecture.Tests;

/// <summary>
/// Who may know whom: the one place where it is written down in code. A room that is not listed may not exist; what a room
/// references beyond its line is a failure.
/// </summary>
internal static class Rooms
{
    /// <summary>Project to the projects of this repository that it may reference.</summary>
    public static IReadOnlyDictionary<string, string[]> MayReference { get; } = new Dictionary<string, string[]>
    {
        ["Slipway.Sdk"] = [],
        ["Slipway.Metadata"] = [],
        ["Slipway.Generator"] = [],
        ["Slipway.Images"] = [],
        ["Slipway.Trust"] = [],
        ["Slipway.Sdk.Tasks"] = ["Slipway.Metadata"],
        ["Slipway.Sdk.Analyzers"] = [],
        ["Slipway.Server"] = ["Slipway.Sdk"],
        ["Slipway.Conformance"] = ["Slipway.Sdk", "Slipway.Metadata"],
        ["Slipway.Builder"] = ["Slipway.Metadata", "Slipway.Images", "Slipway.Trust", "Slipway.Generator"],
        ["Slipway.Approval"] = ["Slipway.Builder", "Slipway.Conformance", "Slipway.Images", "Slipway.Trust", "Slipway.Metadata"],
        ["Slipway.Cli"] =
            ["Slipway.Approval", "Slipway.Builder", "Slipway.Conformance", "Slipway.Images", "Slipway.Trust", "Slipway.Metadata"],
        ["Cake.Slipway"] = [],
        ["OpsServerCore"] = ["Slipway.Server", "Slipway.Sdk"],
    };

    /// <summary>Parts that are published under open licences; they never reference a private one.</summary>
    public static IReadOnlyList<string> Public { get; } =
        ["Slipway.Sdk", "Slipway.Metadata", "Slipway.Generator", "Slipway.Sdk.Tasks", "Slipway.Sdk.Analyzers", "Slipway.Conformance", "Cake.Slipway"];

    /// <summary>What a project may reference; plugins and examples may reference the SDK and each other's shared example code.</summary>
    public static IReadOnlyList<string> AllowedFor(ProjectFile project)
    {
        if (project.Folder.StartsWith("plugins-tier1/examples/", StringComparison.Ordinal))
        {
            return ["Slipway.Sdk", "StdioExample"];
        }

        if (project.Folder.StartsWith("plugins-tier1/", StringComparison.Ordinal))
        {
            return ["Slipway.Sdk"];
        }

        // The Tier 1 server is the one host that references plugins.
        if (project.Name == "OpsServer")
        {
            return ["Slipway.Server", "Slipway.Sdk", "Slipway.Plugins.*"];
        }

        return MayReference.TryGetValue(project.Name, out var allowed)
            ? allowed
            : throw new InvalidOperationException($"{project.Name} stands in no room: add it to {nameof(Rooms)}.{nameof(MayReference)} and to docs/architecture.md.");
    }
}
