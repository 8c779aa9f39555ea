using System.Text;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>Everything that decides what linking finds, as text: whose assemblies, against which, and who looks.</summary>
internal static class LinkKey
{
    private const string Format = "slipway-linking-1";

    public static string Of(ResolvedServer server)
    {
        var key = new StringBuilder(Format).Append('\n').Append(typeof(LinkKey).Module.ModuleVersionId).Append('\n');
        key.AppendJoin('\t', server.Bases is [var found, ..] ? found.Digest.ToString() : "", server.Packs?.Facts.Version).Append('\n');
        foreach (var package in server.Packages)
        {
            foreach (var asset in PackageLinking.Assemblies(package))
            {
                key.AppendJoin('\t', package.Id, package.Role, package.Sha512, asset.Path).Append('\n');
            }
        }

        return key.ToString();
    }
}
