using System.Collections.Immutable;
using System.Text;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Host;
using Slipway.Trust;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Inventory;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>What a base consists of. It is read once: the same base has the same parts for ever, so they are kept by its digest.</summary>
internal static class BaseInventory
{
    /// <summary>The cache's folder of them.</summary>
    public const string Folder = "inventories";

    private static readonly int DigestLength = Digest.Of([]).ToString().Length;

    private static readonly Licence Mit = Licence.Parse("MIT");

    public static async Task<ImageInventory> OfAsync(LowerLayers lower, BuildContext context, CancellationToken token)
    {
        var below = StockBase.Below(lower.Base);
        var kept = Path.Combine(context.CacheFolder, Folder, $"{below.Digest.Hex}-{context.ToolVersion}.kept");
        if (Read(kept) is { } known)
        {
            return known;
        }

        var read = lower.Copied.Count > 0 ? OfHost(lower.Copied) : ImageInventory.Read(await ImageTree.ReadAsync(below, token));
        Keep(read, kept, below.Digest);
        return read.Problems.IsEmpty && Read(kept) is { } readable ? readable : read; // The same parts, whether they were kept before or not.
    }

    private static ImageInventory OfHost(IReadOnlyList<HostFile> files)
    {
        var (dotnet, system) = (files.Where(IsDotnet).ToList(), files.Where(file => !IsDotnet(file)).ToList());
        var runtime = ImageInventory.Read(new HostTree(dotnet));
        var libraries = CopiedSystem.Read(new MachineTree("/"), [.. system.Select(file => new CopiedFile(file.Path, file.SourcePath.TrimStart('/'), Sha256Digest.Parse(file.Digest.ToString())))]);
        return new ImageInventory(
            [.. WithTheRest(runtime.Components, dotnet), .. libraries.Components], [.. runtime.Dependencies, .. libraries.Dependencies], [.. runtime.Problems, .. libraries.Problems]);
    }

    private static bool IsDotnet(HostFile file) => file.Path.StartsWith(HostPaths.Dotnet + "/", StringComparison.Ordinal);

    // The launcher and its host belong to the runtime, whose own list does not name them.
    private static IEnumerable<Component> WithTheRest(ImmutableArray<Component> frameworks, IReadOnlyList<HostFile> dotnet)
    {
        var named = frameworks.SelectMany(component => component.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var rest = dotnet.Where(file => !named.Contains(file.Path)).Select(file => new ComponentFile(file.Path, Sha256Digest.Parse(file.Digest.ToString())));
        var files = frameworks.Where(component => component.Name.StartsWith("Microsoft.NETCore.App", StringComparison.Ordinal))
            .SelectMany(component => component.Files).Concat(rest).OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray();
        return frameworks.Select(component => (component.Name.StartsWith("Microsoft.NETCore.App", StringComparison.Ordinal)
            ? component with { Files = files, Hashes = [ComponentHash.OfFiles(files)] }
            : component) with
        { Licences = [Mit], Supplier = new Organization("Microsoft", "https://dotnet.microsoft.com") });
    }

    private static ImageInventory? Read(string kept) =>
        File.Exists(kept) && Whole(File.ReadAllBytes(kept)) is { } bytes && CycloneDxReader.Read(bytes, kept) is { Ok: true, Value: var bill }
            ? new ImageInventory(bill.Components, [.. bill.Dependencies.Where(dependency => dependency.Ref != bill.Subject.Ref)], [])
            : null;

    // Before the document stands its own digest: one that was damaged is made again.
    private static byte[]? Whole(byte[] file) =>
        file.Length > DigestLength && Encoding.ASCII.GetString(file, 0, DigestLength) == Digest.Of(file.AsSpan(DigestLength)).ToString() ? file[DigestLength..] : null;

    // What could not be read whole is read again, so that its problems are told again.
    private static void Keep(ImageInventory read, string kept, Digest digest)
    {
        var subject = new Component { Ref = $"base:{digest}", Type = ComponentType.Container, Name = "base", Version = digest.ToString() };
        var written = CycloneDxWriter.Write(new BillOfMaterials { Subject = subject, Components = read.Components, Dependencies = read.Dependencies }, CycloneDxVersion.V16);
        if (!read.Problems.IsEmpty || !written.Ok)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        var draft = $"{kept}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(draft, [.. Encoding.ASCII.GetBytes(Digest.Of(written.Value).ToString()), .. written.Value]);
        File.Move(draft, kept, overwrite: true);
    }
}
