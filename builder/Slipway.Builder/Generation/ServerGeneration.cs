using Slipway.Builder.Resolution;

namespace Slipway.Builder.Generation;

/// <summary>The second stage: from chosen packages to source.</summary>
public static class ServerGeneration
{
    private const string Program = """
        return await Slipway.Server.OpsServer.RunAsync(args, Slipway.Generated.Plugins.All);

        """;

    /// <summary>Writes the sources of a server. A pure function.</summary>
    public static GeneratedServer Generate(ResolvedServer resolved) => new(
        resolved, Program.ReplaceLineEndings("\n"), CompositionSource.Write(CompositionFacts.Of(resolved)), PluginProjection.Write(resolved));
}
