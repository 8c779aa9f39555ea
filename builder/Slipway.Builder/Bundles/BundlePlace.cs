using System.Security;
using System.Security.Cryptography;
using Slipway.Builder.Bases;
using Slipway.Builder.Packages;
using Slipway.Images;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Bundles;

/// <summary>
/// What an import leaves: the manifest with all that it names, a feed, images as a layout, advisories, and the tool, ready to build. Whoever
/// calls this puts the folder in its place in one step.
/// </summary>
public static class BundlePlace
{
    private const UnixFileMode Runnable = (UnixFileMode)0b111_101_101;

    /// <summary>Fills an empty folder from a verified bundle; false when a diagnostic of severity error was added.</summary>
    public static async Task<bool> FillAsync(OpenedBundle bundle, string folder, DiagnosticBag problems, CancellationToken token)
    {
        var inventory = bundle.Inventory;
        foreach (var file in inventory.Files)
        {
            if (!await WriteAsync(bundle.Layout, file, folder, token))
            {
                problems.Add(BundleRules.Altered.At(null, $"{file.Path} changed while it was read", "let nobody write into a bundle while it is imported"));
                return false;
            }
        }

        if (!await KeepImagesAsync(bundle, folder, problems, token))
        {
            return false;
        }

        var store = new PackageStore(Path.Combine(folder, BundleNames.CacheFolder, "packages"));
        foreach (var package in inventory.Files.Where(file => file.Role == BundleRole.Package))
        {
            await store.AddAsync(Path.Combine(folder, package.Path), token);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, BundleNames.InventoryFile), inventory.ToBytes(), token);
        await File.WriteAllTextAsync(Path.Combine(folder, BundleNames.FeedSettings), FeedSettings(["bundle"], BundleNames.PackagesFolder), token);
        // The lock names feeds as nuget.config did where it was made: under these names, and no other, the packages are found here, should the cache be lost.
        var settings = Path.Combine(folder, BundleNames.SourceFolder, BundleNames.FeedSettings);
        if (!File.Exists(settings))
        {
            await File.WriteAllTextAsync(settings, FeedSettings(inventory.Feeds, $"../{BundleNames.PackagesFolder}"), token);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, BundleNames.Command), Command(inventory), token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder, BundleNames.Command), Runnable);
        }

        return true;
    }

    // Verified once more while it is copied: what arrives is what was signed, whatever happened to the bundle in the meantime.
    private static async Task<bool> WriteAsync(OciLayout layout, BundleFile file, string folder, CancellationToken token)
    {
        var target = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var hash = SHA256.Create();
        await using (var source = layout.OpenBlob(file.Digest))
        await using (var written = new FileStream(target, FileMode.CreateNew, FileAccess.Write))
        await using (var hashed = new CryptoStream(written, hash, CryptoStreamMode.Write))
        {
            await source.CopyToAsync(hashed, token);
        }

        if (Digest.FromHash(hash.Hash) != file.Digest)
        {
            return false;
        }

        if (file.Modified is { } modified)
        {
            File.SetLastWriteTimeUtc(target, DateTimeOffset.FromUnixTimeSeconds(modified).UtcDateTime);
        }

        return true;
    }

    private static async Task<bool> KeepImagesAsync(OpenedBundle bundle, string folder, DiagnosticBag problems, CancellationToken token)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, BundleNames.ImagesFolder)).FullName;
        if (await CopyAsync(bundle, place, token) is { } failed)
        {
            problems.Add(BundleRules.Altered.At(null, $"{failed.Subject}: {failed.Message.TrimEnd('.')}", failed.Remedy));
            return false;
        }

        // From here on what was copied is read, and no more what somebody brought.
        var layout = await OciLayout.OpenAsync(place, token);
        foreach (var listed in bundle.Inventory.Images)
        {
            var image = (await layout.Required.ReadAsync(listed.Name, token)).Required;
            var problem = listed.IsTool
                ? await UnpackedTool.WriteAsync(image.Images[0], Path.Combine(folder, BundleNames.ToolFolder), token)
                : await BaseImages.KeepAsync(image, Path.Combine(folder, BundleNames.CacheFolder, RegistryBases.Folder), token);
            if (problem is not null)
            {
                problems.Add(BundleRules.Altered.At(null, $"the image {listed.Name}: {problem.Message.TrimEnd('.')}", problem.Remedy.TrimEnd('.')));
                return false;
            }
        }

        return true;
    }

    private static async Task<ImageProblem?> CopyAsync(OpenedBundle bundle, string place, CancellationToken token)
    {
        List<NamedImage> images = [];
        foreach (var listed in bundle.Inventory.Images)
        {
            var read = await bundle.Layout.ReadAsync(listed.Descriptor.Digest.ToString(), token);
            if (!read.Ok)
            {
                return read.Problems[0];
            }

            images.Add(new NamedImage(read.Value, listed.Name));
        }

        return await LayoutWriter.FillAsync(new LayoutContents { Images = images, CopiesLayers = true }, place, token);
    }

    private static string FeedSettings(IEnumerable<string> names, string packages)
    {
        var lines = names.Select(name => $"    <add key=\"{SecurityElement.Escape(name)}\" value=\"{packages}\" />\n");
        return $"<configuration>\n  <packageSources>\n    <clear />\n{string.Concat(lines)}  </packageSources>\n</configuration>\n";
    }

    private static string Command(BundleInventory inventory)
    {
        var advisories = inventory.Files.Any(file => file.Role == BundleRole.Advisories)
            ? $$"""
                export SLIPWAY_ADVISORIES="${SLIPWAY_ADVISORIES:-$here/{{BundleNames.AdvisoriesFolder}}}"

                """
            : "";
        return $$"""
            #!/bin/sh
            # Slipway {{inventory.Tool}} as it came in the bundle, with its own .NET, packages and bases: it needs no network and nothing installed.
            case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
            here=$(CDPATH= cd -- "$here" && pwd) || exit 1
            export DOTNET_ROOT="$here/{{BundleNames.ToolFolder}}/dotnet"
            export SLIPWAY_CACHE="$here/{{BundleNames.CacheFolder}}"
            {{advisories}}exec "$here/{{BundleNames.ToolFolder}}/slipway/slipway" "$@"

            """;
    }
}
