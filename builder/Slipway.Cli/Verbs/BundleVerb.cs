using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway bundle export|import</c>: everything that a build needs, carried to where there is no network.</summary>
internal static class BundleVerb
{
    public static Command Create(Edge edge) =>
        new("bundle", "Carry all that a build needs to a site without a network, in one signed OCI layout") { new BundleExport().Create(edge), new BundleImport().Create(edge) };
}
