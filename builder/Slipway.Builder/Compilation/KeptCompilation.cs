using Slipway.Builder.Bases;
using Slipway.Builder.Generation;
using Slipway.Builder.Pipeline;

namespace Slipway.Builder.Compilation;

/// <summary>The third stage with a memory: what was compiled of exactly the same is taken as it is, and the compiler is not even loaded.</summary>
public static class KeptCompilation
{
    /// <summary>The folder below the cache's.</summary>
    internal const string Folder = "compiled";

    /// <summary>Takes the assembly from the cache, or compiles it and keeps it; null when a diagnostic of severity error was added.</summary>
    public static async Task<CompiledServer?> CompileAsync(GeneratedServer server, BuildContext context, CancellationToken token)
    {
        var cache = new AssemblyCache(Path.Combine(context.CacheFolder, Folder));
        var key = AssemblyKey.Of(server);
        if (await cache.FindAsync(key, token) is { } known)
        {
            return CompiledServer.Of(server, known) with { FromCache = true };
        }

        var before = context.Diagnostics.Count;
        if (await BaseReferences.FindAsync(server.Resolved, context, token) is not { } frameworks)
        {
            return null;
        }

        var compiled = await Task.Run(() => ServerCompiler.Compile(server, frameworks, context, token), token);
        // A compilation that had something to say has to say it the next time, too.
        if (compiled is not null && context.Diagnostics.Count == before)
        {
            await cache.KeepAsync(key, compiled.Assembly, token);
        }

        return compiled;
    }
}
