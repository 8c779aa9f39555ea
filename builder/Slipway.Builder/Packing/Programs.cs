using System.Buffers.Binary;
using System.Security.Cryptography;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Packing;

/// <summary>Reads the plugin programs of a manifest and checks that they are the approved bytes and can run on the platform.</summary>
internal static class Programs
{
    private const int ElfMachineOffset = 18;

    /// <summary>The programs for a platform in the order of their names, or null when a diagnostic of severity error was added.</summary>
    public static IReadOnlyList<LoadedProgram>? Load(ServerManifest manifest, Platform platform, BuildContext context)
    {
        List<LoadedProgram> programs = [];
        var sound = true;
        foreach (var plugin in manifest.StdioPlugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal))
        {
            if (plugin.Platform is { } only && !only.Value.Serves(platform))
            {
                continue;
            }

            var content = File.ReadAllBytes(manifest.PathOf(plugin.File.Value));
            if (Judge(plugin, content, platform) is { } problem)
            {
                context.Diagnostics.Add(problem);
                sound = false;
            }

            programs.Add(new LoadedProgram(plugin, content));
        }

        return sound ? programs : null;
    }

    private static Diagnostic? Judge(StdioPlugin plugin, byte[] content, Platform platform)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (hash != plugin.Sha256.Value)
        {
            return ApprovedPrograms.Wrong(plugin, hash);
        }

        return WhyNotExecutable(content, platform) is { } reason
            ? ManifestRules.NotExecutable.At(plugin.File.Position, $"stdio plugin \"{plugin.Name}\": {plugin.File.Value} {reason}", $"build it for {platform}")
            : null;
    }

    private static string? WhyNotExecutable(ReadOnlySpan<byte> content, Platform platform)
    {
        if (content.StartsWith("#!"u8))
        {
            return null;
        }

        if (!content.StartsWith("\u007fELF"u8) || content.Length < ElfMachineOffset + 2)
        {
            return "is neither a program of Linux nor a script";
        }

        var machine = BinaryPrimitives.ReadUInt16LittleEndian(content[ElfMachineOffset..]);
        var expected = platform.Architecture switch { "amd64" => 62, "arm64" => 183, _ => (int)machine };
        return machine == expected ? null : $"is a program for another processor than {platform}";
    }
}
