using Slipway.Builder.Packing;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Host;
using Slipway.Images.Reading;

namespace Slipway.Builder.Bundles;

/// <summary>Takes the command and its .NET out of the tool's image; the system's own libraries are those of the machine.</summary>
internal static class UnpackedTool
{
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Runnable = (UnixFileMode)0b111_101_101;

    private static readonly (string From, string To)[] Parts = [(ToolImage.Folder + "/", "slipway"), (HostPaths.Dotnet + "/", "dotnet")];

    /// <summary>Writes <c>slipway/</c> and <c>dotnet/</c> into a folder; null, or what is wrong with the image.</summary>
    public static async Task<ImageProblem?> WriteAsync(Image tool, string folder, CancellationToken token)
    {
        List<string> refused = [];
        foreach (var layer in tool.Layers)
        {
            await LayerReader.VisitFilesAsync(layer, async (item, content) =>
            {
                var (from, to) = Parts.FirstOrDefault(part => item.Path.StartsWith(part.From, StringComparison.Ordinal));
                if (from is null)
                {
                    return;
                }

                if (BundlePath.Problem(item.Path) is { } reason)
                {
                    refused.Add($"{item.Path}: {reason}");
                    return;
                }

                var target = Path.Combine(folder, to, item.Path[from.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using (var file = new FileStream(target, FileMode.Create, FileAccess.Write))
                {
                    await content.CopyToAsync(file, token);
                }

                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(target, item.Mode.HasFlag(UnixFileMode.UserExecute) ? Runnable : Readable);
                }
            }, token);
        }

        return refused.Count > 0 || !File.Exists(Path.Combine(folder, "slipway", "slipway")) || !File.Exists(Path.Combine(folder, "dotnet", "dotnet"))
            ? new ImageProblem(
                BundleRules.Altered.Id, BundleNames.Tool, refused.Count > 0 ? $"It holds what cannot be unpacked: {refused[0]}." : "It holds no slipway, or no .NET for it.",
                "Export the bundle anew with the published command")
            : null;
    }
}
