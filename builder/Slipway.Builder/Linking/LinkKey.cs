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
        key.AppendJoin('\t', server.Bases is [var found, ..] ? found.Digest.ToString() : "", server.Packs?.Facts.Version).Append('\n');
        key.AppendJoin('\t', PermissionChecks.DeclaredFor(package, server)).Append('\n');
        key.AppendJoin('\t', package.Id, package.Version, package.Sha512);
        foreach (var asset in PackageLinking.Assemblies(package))
        {
            key.Append('\n').Append(asset.Path);
        }

        return key.ToString();
    }
}
