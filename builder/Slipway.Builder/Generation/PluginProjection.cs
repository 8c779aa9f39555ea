using System.Globalization;
using System.Text;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Generation;

/// <summary>The manifest's plugins in the line-oriented form that the generator reads.</summary>
public static class PluginProjection
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "plugins.slipway";

    private const string Header = "slipway-plugins/1\n";

    // Only the manifest's own name: the folder that it lies in must not decide about bytes.
    internal static string Write(ResolvedServer resolved)
    {
        var text = new StringBuilder(Header);
        foreach (var plugin in resolved.Plugins)
        {
            var place = plugin.Request.Position;
            text.AppendJoin(
                '\t', plugin.Request.Name, plugin.Package.Id, plugin.Package.Version, plugin.Package.ContentHash, Number(plugin.Tier),
                Path.GetFileName(resolved.Manifest.File), Number(place.Line), Number(place.Column)).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
