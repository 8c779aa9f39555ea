using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Proving;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Conforming;

/// <summary>Plugins in a server that is built around them, tried with the fixtures that they ship.</summary>
internal static class PackageSubject
{
    public static bool Is(string written, Edge edge) =>
        (PackageServer.IsMeant(written) || IsManifest(written)) && File.Exists(edge.PathOf(written));

    /// <summary>Builds the server; null after problems were told to the run.</summary>
    public static async Task<OpenedSubject?> BuildAsync(string written, VerbRun run, IReadOnlyList<string> feeds, CancellationToken token)
    {
        var context = await run.ContextAsync(offline: false, locked: false, commit: null, token);
        var manifest = IsManifest(written) ? ManifestArgument.Read(run, written) : await AroundAsync(written, run, feeds, context, token);
        var outcome = manifest is null ? new BuildOutcome() : await VerbRun.PipelineAsync(manifest, BuildStage.Compile, context, token);
        if (outcome.Compiled is not { } compiled || run.Diagnostics.HasErrors)
        {
            return null;
        }

        return CompiledSubject.Of(compiled, Path.Combine(run.WorkFolder, "app"), run.Edge, run.Diagnostics, isOfOnePlugin: !IsManifest(written));
    }

    private static bool IsManifest(string written) => Path.GetExtension(written) is ".yaml" or ".yml";

    private static async Task<ServerManifest?> AroundAsync(string written, VerbRun run, IReadOnlyList<string> feeds, BuildContext context, CancellationToken token)
    {
        if (await PackageServer.ResolveAsync(written, run, feeds, context, token) is not { } server)
        {
            return null;
        }

        LockFile.Write(LockFile.PathFor(server.Manifest), server.Resolved.Lock);
        return server.Manifest;
    }
}
