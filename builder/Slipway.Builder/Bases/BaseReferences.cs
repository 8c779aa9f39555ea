using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NuGet.Versioning;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Reading;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Bases;

/// <summary>
/// The shared frameworks that a base has, as files to compile against: whatever .NET a machine has installed, the server on that base
/// is compiled alike. They are kept by the base's digest, beside an index of their hashes; what does not match it is taken anew.
/// </summary>
internal static partial class BaseReferences
{
    private const string Folder = "references";
    private const string IndexName = "files";

    private static readonly string[] Frameworks = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    /// <summary>The assemblies in ordinal order of their names, those of the reference packs for <c>host</c>; null when a diagnostic of severity error was added.</summary>
    public static async Task<IReadOnlyList<string>?> FindAsync(ResolvedServer resolved, BuildContext context, CancellationToken token)
    {
        if (resolved.Bases is not [var found, ..])
        {
            return resolved.Packs!.ReferenceAssemblies;
        }

        var folder = Path.Combine(context.CacheFolder, RegistryBases.Folder, Folder, found.Digest.Hex);
        if (await KnownAsync(folder, token) is { } known)
        {
            return known;
        }

        var read = await found.ReadAsync(token);
        BaseFinder.Report(read.Problems, resolved.Manifest, context);
        if (!read.Ok)
        {
            return null;
        }

        if (await AssembliesAsync(read.Value, token) is { Count: > 0 } assemblies)
        {
            return await KeepAsync(folder, assemblies, token);
        }

        context.Diagnostics.Add(Without(resolved));
        return resolved.Packs?.ReferenceAssemblies;
    }

    // Where there is no SDK either, nothing is left to compile against.
    private static Diagnostic Without(ResolvedServer resolved)
    {
        var missing = $"no shared framework of .NET 10 with ASP.NET Core is found in {resolved.Manifest.Base.Image.Value}";
        var remedy = "take a base that has ASP.NET Core 10, such as mcr.microsoft.com/dotnet/aspnet:10.0";
        return resolved.Packs is null
            ? ResolutionRules.NoReferencePacks.At(resolved.Manifest.Base.Image.Position, $"{missing}, and this machine has no .NET 10 SDK to compile against", $"{remedy}, or install the SDK")
            : PackingRules.NoFramework.At(resolved.Manifest.Base.Image.Position, $"{missing}, so the server is compiled against the SDK of this machine", remedy);
    }

    private static async Task<IReadOnlyList<string>?> KnownAsync(string folder, CancellationToken token)
    {
        var index = Path.Combine(folder, IndexName);
        if (!File.Exists(index))
        {
            return null;
        }

        List<string> paths = [];
        foreach (var line in await File.ReadAllLinesAsync(index, token))
        {
            if (line.Split('\t') is not [var hash, var name] || Path.GetFileName(name) != name || Path.Combine(folder, name) is not { } path
                || !File.Exists(path) || hash != Hash(await File.ReadAllBytesAsync(path, token)))
            {
                return null;
            }

            paths.Add(path);
        }

        return paths.Count == 0 ? null : paths;
    }

    // The index comes last: without it nothing counts.
    private static async Task<IReadOnlyList<string>> KeepAsync(string folder, SortedDictionary<string, byte[]> assemblies, CancellationToken token)
    {
        var index = new StringBuilder();
        foreach (var (name, content) in assemblies)
        {
            await WholeFile.WriteAsync(Path.Combine(folder, name), content, token);
            index.Append(Hash(content)).Append('\t').Append(name).Append('\n');
        }

        await WholeFile.WriteAsync(Path.Combine(folder, IndexName), Encoding.UTF8.GetBytes(index.ToString()), token);
        return [.. assemblies.Keys.Select(name => Path.Combine(folder, name))];
    }

    // Empty where a layer cannot be read here: such a base can be built upon, only not looked into.
    private static async Task<SortedDictionary<string, byte[]>> AssembliesAsync(Image image, CancellationToken token)
    {
        var assemblies = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            var wanted = Newest(await ImageFiles.MergeAsync(image, token));
            foreach (var layer in wanted.GroupBy(file => file.LayerIndex))
            {
                var paths = layer.Select(file => file.Item.Path).ToHashSet(StringComparer.Ordinal);
                foreach (var (path, content) in await LayerReader.ReadFilesAsync(layer.First().Layer, item => paths.Contains(item.Path), token))
                {
                    if (IsManaged(content))
                    {
                        assemblies[Path.GetFileName(path)] = content;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return [];
        }

        return assemblies;
    }

    // Of each framework the highest release that dotnet would take; none when one is missing.
    private static IReadOnlyList<ImageFile> Newest(ImageFiles files)
    {
        var found = files.All.Select(file => (File: file, Match: FrameworkAssembly().Match(file.Item.Path))).Where(pair => pair.Match.Success)
            .GroupBy(pair => pair.Match.Groups["name"].Value, StringComparer.Ordinal)
            .Select(framework => framework
                .GroupBy(pair => (Version: NuGetVersion.Parse(pair.Match.Groups["version"].Value), Root: pair.Match.Groups["root"].Value))
                .OrderByDescending(group => group.Key.Version).ThenBy(group => group.Key.Root, StringComparer.Ordinal).First())
            .ToList();
        return found.Count < Frameworks.Length ? [] : [.. found.SelectMany(framework => framework.Select(pair => pair.File))];
    }

    private static bool IsManaged(byte[] content)
    {
        using var image = new PEReader(new MemoryStream(content));
        try
        {
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    [GeneratedRegex(@"\A(?<root>(.*/)?)shared/(?<name>Microsoft\.(NETCore|AspNetCore)\.App)/(?<version>10\.\d+\.\d+(-[0-9A-Za-z.-]+)?)/[^/]+\.dll\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FrameworkAssembly();
}
