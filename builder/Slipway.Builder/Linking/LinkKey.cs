using System.Text;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>What decides what linking finds in one package, as text, but for the assemblies of other packages: those are known only when it has looked.</summary>
internal static class LinkKey
{
    private const string Format = "slipway-linking-2";

    public static string Of(ResolvedServer server, ResolvedPackage package)
    {
        var key = new StringBuilder(Format).Append('\n').Append(typeof(LinkKey).Module.ModuleVersionId).Append('\n');
        key.Append(Frameworks(server)).Append('\n');
        key.AppendJoin('\t', PermissionChecks.DeclaredFor(package, server)).Append('\n');
        key.AppendJoin('\t', package.Id, package.Version, package.Sha512);
        foreach (var asset in PackageLinking.Assemblies(package))
        {
            key.Append('\n').Append(asset.Path);
        }

        return key.ToString();
    }

    /// <summary>What decides what the frameworks and the server's own packages are.</summary>
    public static string OfGround(ResolvedServer server) => string.Join('\n', PackageLinking.Ground(server)
        .SelectMany(package => PackageLinking.Assemblies(package).Select(asset => $"{package.Sha512} {asset.Path}")).Prepend(Frameworks(server)));

    private static string Frameworks(ResolvedServer server) => $"{(server.Bases is [var found, ..] ? found.Digest.ToString() : "")}\t{server.Packs?.Facts.Version}";
}
