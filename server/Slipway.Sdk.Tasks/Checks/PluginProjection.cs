using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>What plugin.yaml says that belongs into the assembly, as lines: the compiler's plugins read no YAML.</summary>
internal static class PluginProjection
{
    private const string Head = "slipway-plugin/1\n";

    /// <summary>The projection of a plugin.yaml. One that cannot be read projects to nothing; what is wrong with it is told when the plugin is packed.</summary>
    public static string Of(string path)
    {
        var problems = new DiagnosticBag();
        var bytes = InputFile.Read(path, YamlLimits.Default.Bytes, problems);
        return bytes is null || PluginManifest.Read(bytes, path, ReadMode.Installed).Value is not { } manifest
            ? Head
            : Head
              + string.Concat(manifest.Permissions.Select(permission => $"permission\t{permission}\n"))
              + string.Concat(manifest.OutboundHosts.Select(host => $"host\t{host}\n"));
    }

    /// <summary>Writes a projection unless the file holds it already, so that the compiler runs only when something changed.</summary>
    public static string? WhyNotWritten(string path, string projection)
    {
        try
        {
            if (!File.Exists(path) || File.ReadAllText(path, Encoding.UTF8) != projection)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, projection);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
