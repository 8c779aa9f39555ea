using System.Collections.Immutable;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Reading;

namespace Slipway.Builder.Verification;

/// <summary>
/// The files of an image that somebody must answer for: those beside the program that it starts, and the plugin programs. What lies below is
/// the base's.
/// </summary>
internal static class ProgramFiles
{
    private const string PluginFolder = "opt/opsorch/plugins/";

    /// <summary>The paths, in ordinal order. Never none: a program that cannot be found is a file that nobody answers for.</summary>
    public static async Task<ImmutableArray<string>> OfAsync(Image image, CancellationToken token)
    {
        var files = await ImageFiles.MergeAsync(image, token);
        string[] command = [.. image.Config.Entrypoint, .. image.Config.Cmd];
        var assembly = command.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        var program = (assembly ?? command.FirstOrDefault() ?? "the program").TrimStart('/');
        var folder = assembly is null ? null : program[..(program.LastIndexOf('/') + 1)];
        return
        [
            .. files.All.Where(file => file.Item.Kind != LayerEntryKind.Directory).Select(file => file.Item.Path)
                .Where(path => folder is not null && path.StartsWith(folder, StringComparison.Ordinal) || path.StartsWith(PluginFolder, StringComparison.Ordinal))
                .Append(program).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
