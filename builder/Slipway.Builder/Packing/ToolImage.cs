using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Host;
using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>
/// Slipway itself as an image, packed as it packs servers: the base <c>host</c>, a shell with what scripts call, what a build reads of
/// the .NET SDK, and the command. A pipeline that runs it installs nothing, and builds the same bytes as the machine that made it.
/// </summary>
public static class ToolImage
{
    /// <summary>Where the command lies in the image, without the leading slash.</summary>
    internal const string Folder = "opt/slipway";

    private const string Program = "slipway";

    // What GitLab and GitHub start a job's script with, and what such scripts call; each of it is on every Linux for servers.
    private static readonly string[] ForScripts =
    [
        "sh", "bash", "basename", "cat", "chmod", "cp", "cut", "date", "dirname", "echo", "env", "expr", "false", "find", "grep", "gzip", "head", "id", "ln",
        "ls", "mkdir", "mktemp", "mv", "printf", "pwd", "readlink", "realpath", "rm", "rmdir", "sed", "sha256sum", "sleep", "sort", "stat", "tail", "tar", "tee",
        "test", "touch", "tr", "true", "uname", "uniq", "wc", "xargs",
    ];

    /// <summary>The image of the program in a folder; null when a diagnostic of severity error was added.</summary>
    public static async Task<PackedImage?> PackAsync(string programFolder, BuildContext context, CancellationToken token)
    {
        var packs = FrameworkPacks.Find(context.DotnetRoot);
        if (packs is null || !File.Exists(Path.Combine(programFolder, Program)))
        {
            context.Diagnostics.Add(PackingRules.NoToolImage.At(
                null, packs is null ? $"{context.DotnetRoot} has no reference packs of .NET 10" : $"{programFolder} holds no published slipway",
                packs is null ? "install the .NET 10 SDK, or name it with DOTNET_ROOT" : "dotnet run build.cs -- publish, and run artifacts/publish/slipway/slipway"));
            return null;
        }

        var workshop = new LayerWorkshop(context);
        if (HostBases.Plan(null, context) is not { } plan || Scripts(plan, context) is not { } scripts)
        {
            return null;
        }

        var baseImage = (await HostBase.BuildAsync(plan, workshop.Cache, workshop.Options, token)).Image;
        var layers = new List<AddedLayer>();
        foreach (var planned in new[] { scripts, ReferencePacks(packs, context.DotnetRoot), Command(programFolder) })
        {
            if (await workshop.MakeAsync(planned, token) is not { } layer)
            {
                return null;
            }

            layers.Add(new AddedLayer(layer.Layer, $"slipway: {layer.Title}"));
        }

        return PackedImage.Of(ImageComposer.Compose(baseImage, layers, Edits(context)));
    }

    private static PlannedLayer? Scripts(HostPlan plan, BuildContext context)
    {
        var found = HostPrograms.Find(plan, ForScripts);
        context.Diagnostics.AddRange(found.Problems.Select(problem => PackingRules.Of(problem)));
        return found.Ok
            ? Layer(
                "a shell",
                found.Value.Where(entry => entry.SourcePath is not null).Select(entry => (entry.Path, entry.SourcePath!, true)),
                [.. found.Value.Where(entry => entry.SourcePath is null)])
            : null;
    }

    private static PlannedLayer ReferencePacks(FrameworkPacks packs, string root) => Layer(
        "reference packs of .NET",
        packs.PathsRead.Select(file => ($"{HostPaths.Dotnet}/{Path.GetRelativePath(root, file)}", file, false)),
        []);

    // Symbols and documentation are for whoever debugs Slipway, not for a pipeline.
    private static PlannedLayer Command(string folder) => Layer(
        "the command",
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".pdb" or ".xml"))
            .Order(StringComparer.Ordinal)
            .Select(file => ($"{Folder}/{Path.GetRelativePath(folder, file)}", file, Path.GetFileName(file) == Program)),
        [LayerEntry.Symlink($"usr/bin/{Program}", $"/{Folder}/{Program}"), LayerEntry.Directory("work")]);

    private static PlannedLayer Layer(string title, IEnumerable<(string Path, string Source, bool Executable)> files, IReadOnlyList<LayerEntry> others)
    {
        var all = files.ToList();
        return new PlannedLayer(
            title,
            "tool/" + Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', all.Select(file => $"{file.Path} {HashOf(file.Source)}").Concat(others.Select(other => $"{other.Path} {other.Target}"))))).Hex,
            () => [.. all.Select(file => LayerEntry.FileFrom(file.Path, file.Source, file.Executable)), .. others]);
    }

    private static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static ImageEdits Edits(BuildContext context)
    {
        var facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create("org.opencontainers.image.title", "slipway"),
            KeyValuePair.Create("org.opencontainers.image.version", context.ToolVersion),
            KeyValuePair.Create("org.opencontainers.image.description", "Builds curated ops server images from a manifest."),
        ]);
        return new ImageEdits
        {
            Created = context.Created,
            Entrypoint = [Program],
            Cmd = ["--help"],
            WorkingDirectory = "/work",
            // Nobody's home is writable; what a build keeps goes where a read-only container has room.
            Env = [new("HOME", "/tmp"), new("SLIPWAY_CACHE", "/tmp/slipway")],
            Labels = facts,
            Annotations = facts,
        };
    }
}
