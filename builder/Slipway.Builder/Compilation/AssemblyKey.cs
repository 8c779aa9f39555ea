using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Slipway.Builder.Generation;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Compilation;

/// <summary>Everything that decides the bytes of a compiled server, as text: its sources, what it is compiled against, and who compiles.</summary>
internal static class AssemblyKey
{
    private const string Format = "slipway-assembly-1";
    private const string Generator = "Slipway.Generator";

    /// <summary>The key of a server.</summary>
    public static string Of(GeneratedServer server)
    {
        var key = new StringBuilder(Format).Append('\n');
        // The embedded symbols are deflated, by the runtime's zlib.
        key.AppendJoin('\t', Environment.Version, RuntimeInformation.ProcessArchitecture, Compiler).Append('\n');
        key.Append(server.AssemblyName).Append('\n');
        foreach (var text in new[] { server.Program, server.Composition, server.Projection })
        {
            // With its length, so that no two sets of sources read alike.
            key.Append(text.Length).Append('\n').Append(text).Append('\n');
        }

        Append(key, server.Resolved);
        return key.ToString();
    }

    // The assemblies of this tool that decide: their ids change with their code and with the Roslyn that they were built against.
    // Asking by name loads neither the generator's types nor Roslyn.
    private static string Compiler { get; } = $"{typeof(AssemblyKey).Module.ModuleVersionId} {Assembly.Load(Generator).ManifestModule.ModuleVersionId}";

    private static void Append(StringBuilder key, ResolvedServer resolved)
    {
        // A base's digest says which frameworks it has; the packs decide only when it has none.
        if (resolved.Bases is [var found, ..])
        {
            key.AppendJoin('\t', "base", found.Digest, resolved.Packs?.Facts.Version).Append('\n');
        }

        foreach (var path in resolved.Bases.Count > 0 ? [] : resolved.Packs!.ReferenceAssemblies)
        {
            key.AppendJoin('\t', Path.GetFileName(path), resolved.Packs!.Facts.Version, new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        foreach (var package in resolved.Lock.Packages)
        {
            foreach (var asset in package.Assets.Where(asset => asset.Kind == AssetKind.Compile))
            {
                key.AppendJoin('\t', package.Id, package.Sha512, asset.Path).Append('\n');
            }
        }
    }
}
