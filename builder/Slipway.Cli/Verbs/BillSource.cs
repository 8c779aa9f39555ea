using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Inspection;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Cli.Proving;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Trust.Sbom;

namespace Slipway.Cli.Verbs;

/// <summary>The bill of materials of whatever was named: a manifest, its lock, a plugin's package, an image of anybody, or a CycloneDX document that was made before.</summary>
/// <param name="Bill">The bill.</param>
/// <param name="Server">What the manifest resolved to, when it was one.</param>
internal sealed record BillSource(BillOfMaterials Bill, ResolvedServer? Server = null)
{
    private const string LockEnding = ".lock.json";

    /// <summary>Finds it; null after problems were told to the run.</summary>
    public static async Task<BillSource?> FindAsync(string written, VerbRun run, bool offline, IReadOnlyList<string> feeds, CancellationToken token)
    {
        if (PackageServer.IsMeant(written))
        {
            return await OfPackageAsync(written, run, offline, feeds, token);
        }

        var path = ImagePath.Of(written, run.Edge).Path;
        if (written.EndsWith(".yaml", StringComparison.Ordinal) || written.EndsWith(".yml", StringComparison.Ordinal))
        {
            return await OfManifestAsync(written, run, offline, locked: false, token);
        }

        if (written.EndsWith(LockEnding, StringComparison.Ordinal))
        {
            var stem = written[..^LockEnding.Length];
            var manifest = new[] { stem + ".yaml", stem + ".yml" }.FirstOrDefault(file => File.Exists(run.Edge.PathOf(file)))
                ?? throw new UsageException($"{written} has no manifest beside it; a lock says which packages, its manifest says what of");
            return await OfManifestAsync(manifest, run, offline, locked: true, token);
        }

        return File.Exists(path) && IsJson(path) ? OfDocument(written, path, run) : await OfImageAsync(written, run, token);
    }

    private static async Task<BillSource?> OfManifestAsync(string written, VerbRun run, bool offline, bool locked, CancellationToken token)
    {
        if (ManifestArgument.Read(run, written) is not { } manifest)
        {
            return null;
        }

        var context = await run.ContextAsync(offline, locked, commit: null, token);
        var outcome = await VerbRun.PipelineAsync(manifest, BuildStage.Resolve, context, token);
        return outcome.Resolved is { } resolved && !run.Diagnostics.HasErrors ? new BillSource(ServerBill.OfPackages(resolved, context), resolved) : null;
    }

    private static async Task<BillSource?> OfPackageAsync(string written, VerbRun run, bool offline, IReadOnlyList<string> feeds, CancellationToken token)
    {
        var context = await run.ContextAsync(offline, locked: false, commit: null, token);
        return await PackageServer.ResolveAsync(written, run, feeds, context, token) is { } server && !run.Diagnostics.HasErrors
            ? new BillSource(PackageBill.Of(server.Resolved, server.Package, context))
            : null;
    }

    private static bool IsJson(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[64];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8);
    }

    private static BillSource? OfDocument(string written, string path, VerbRun run)
    {
        var read = CycloneDxReader.Read(File.ReadAllBytes(path), written);
        run.Diagnostics.AddRange(read.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (read.Ok && read.Value.Components.IsEmpty)
        {
            throw new UsageException($"{written} lists no component, so there is nothing to look for", "have it made anew, or ask the image itself");
        }

        return read.Ok ? new BillSource(read.Value) : null;
    }

    private static async Task<BillSource?> OfImageAsync(string written, VerbRun run, CancellationToken token)
    {
        if (await StoredTarget.FindAsync(written, run, "pulled", token) is not { } found)
        {
            return null;
        }

        var name = found.Registry?.Name ?? Path.GetFileNameWithoutExtension(found.Path.TrimEnd('/'));
        if (RegistryAccess.Take(run, await StoredImages.ReadAsync(found.Path, found.Name, Path.Combine(run.WorkFolder, "archive"), token)) is not { } images)
        {
            return null;
        }

        if (images.Length == 0)
        {
            throw StoredTarget.Nothing(written, found.Path, "holds no image");
        }

        var image = await ChooseAsync(images, run);
        var (bill, paths, problems) = await ImageBill.OfAsync(image, name, ToolVersion.Text, run.Edge.Created(), token);
        run.Diagnostics.AddRange(problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (await AttachedBill.AddAsync(bill, image, found.Path, run, token) is not { } whole)
        {
            return null;
        }

        if (BillGaps.Of(whole, paths, written) is { } gap)
        {
            run.Diagnostics.Add(TrustDiagnostics.Of(gap));
        }

        return new BillSource(whole);
    }

    private static async Task<Image> ChooseAsync(Image[] images, VerbRun run)
    {
        if (PlatformOption.Of(run.Parsed) is { } asked)
        {
            return images.FirstOrDefault(image => image.Platform == asked) ?? throw PlatformOption.NotMade(asked, images.Select(image => image.Platform));
        }

        var image = images.FirstOrDefault(image => image.Platform == Platform.LinuxAmd64) ?? images[0];
        if (images.Length > 1)
        {
            await run.SayAsync($"the image is for {string.Join(", ", images.Select(one => one.Platform))}; this is {image.Platform}, and --platform asks for another");
        }

        return image;
    }
}
