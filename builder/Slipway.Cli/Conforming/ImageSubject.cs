using System.Text.Json.Nodes;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Inspection;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Launching;
using Slipway.Conformance.Running;
using Slipway.Images.Composition;

namespace Slipway.Cli.Conforming;

/// <summary>An image, run with podman as it is shipped.</summary>
internal static class ImageSubject
{
    /// <summary>Finds it; null after problems were told to the run.</summary>
    public static async Task<OpenedSubject?> FindAsync(string written, VerbRun run, string? profile, CancellationToken token)
    {
        if (await SigningTarget.FindAsync(written, run, token) is not { } found)
        {
            return null;
        }

        if (OnPath(run.Edge, "podman") is not { } podman)
        {
            run.Diagnostics.Add(RuleCatalog.Find("SLP8040")!.At(null, "an image is run with podman, and there is none on the PATH", "apt-get install podman, or check the server where it runs: slipway conformance http://..."));
            return null;
        }

        var image = found.Image.Images[0];
        var inside = await ImageInspector.InspectAsync(image, token);
        var store = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "podman")).FullName;
        var launcher = new ContainerLauncher(
            podman, Named(found, store), store, OnPath(run.Edge, "crun") is null && OnPath(run.Edge, "runc") is not null ? "runc" : null);
        return new OpenedSubject(
            new ConformanceSubject
            {
                Name = NameOf(image, found),
                Profile = profile == ConformanceProfile.Smoke.Name ? ConformanceProfile.Smoke : ConformanceProfile.Full,
                Launcher = launcher,
                Digests = Digests(found, inside),
                Server = image.Config.Labels.GetValueOrDefault("dev.slipway.server.version") is { Length: > 0 } version ? new ReportedServer(version, null) : null,
                ExpectedPlugins = inside is null ? null : [.. inside.Plugins.Select(plugin => $"{plugin.Id} {plugin.Version}")],
                Clock = run.Edge.Clock,
            },
            () => launcher.CleanUpAsync(CancellationToken.None)) { Image = found };
    }

    private static string NameOf(Image image, SigningTarget found) =>
        image.Config.Labels.TryGetValue("dev.slipway.name", out var name)
            ? $"{name} {image.Config.Labels.GetValueOrDefault("org.opencontainers.image.version")}".TrimEnd()
            : found.Image.Digest.ToString();

    private static IReadOnlyList<ReportedSubject> Digests(SigningTarget found, InspectedServer? inside) =>
    [
        new ReportedSubject("image", found.Image.Digest.ToString()),
        .. (inside?.Plugins ?? []).Where(plugin => plugin.Sha512.Length > 0).Select(plugin => new ReportedSubject($"plugin {plugin.Id} {plugin.Version}", $"sha512:{plugin.Sha512}")),
    ];

    // Beside an image there lie its referrers and signatures, and podman takes no digest of a layout: it gets one with nothing else in it.
    // It makes a name of the path, too, and takes no capital letters in one.
    private static string Named(SigningTarget found, string store)
    {
        const string layout = "layout";
        var folder = Directory.CreateDirectory(Path.Combine(store, layout)).FullName;
        var whole = Path.GetFullPath(found.Layout.Folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "blobs"), Path.Combine(whole, "blobs"));
        File.Copy(Path.Combine(whole, "oci-layout"), Path.Combine(folder, "oci-layout"));
        var image = found.Image.Descriptor;
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["manifests"] = new JsonArray(new JsonObject { ["mediaType"] = image.MediaType, ["digest"] = image.Digest.ToString(), ["size"] = image.Size }),
        };
        File.WriteAllText(Path.Combine(folder, "index.json"), index.ToJsonString());
        return $"oci:{layout}";
    }

    public static string? OnPath(Edge edge, string program) => (edge.Variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
