using System.Security.Cryptography;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>
/// Looks whether the plugin programs of a manifest are the approved bytes, so that checking and locking say it as building does. What is
/// packed is judged again when it is read.
/// </summary>
internal static class ApprovedPrograms
{
    /// <summary>A problem for each program that is not the approved one.</summary>
    public static IEnumerable<Diagnostic> Problems(ServerManifest manifest)
    {
        foreach (var plugin in manifest.StdioPlugins)
        {
            var hash = HashOf(manifest.PathOf(plugin.File.Value));
            if (hash != plugin.Sha256.Value)
            {
                yield return Wrong(plugin, hash);
            }
        }
    }

    /// <summary>Says that a program has other bytes.</summary>
    public static Diagnostic Wrong(StdioPlugin plugin, string hash) => ManifestRules.WrongProgram.At(
        plugin.Sha256.Position, $"stdio plugin \"{plugin.Name}\": {plugin.File.Value} has the SHA-256 {hash}", "take the approved file, or review this one and write its hash");

    private static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
