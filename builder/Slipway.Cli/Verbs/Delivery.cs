using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Policy;
using Slipway.Images;
using Slipway.Images.Engines;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>Where a build's image goes from the output folder: into its registry, into engines. Asked for what cannot be, it says so before anything is built.</summary>
internal sealed class Delivery
{
    private readonly Option<bool> _push = new("--push") { Description = "Push the image to spec.image.repository, under its tags" };

    private readonly Option<EngineKind[]> _load = new("--load")
    {
        Description = "Make the image known to docker or podman on this machine, under its repository and tags",
        HelpName = "docker|podman",
        AllowMultipleArgumentsPerToken = false,
    };

    public Delivery() => _load.AcceptOnlyFromAmong([.. Enum.GetNames<EngineKind>().Select(name => name.ToLowerInvariant())]);

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_push, _load];

    /// <summary>Whether what is asked for can be done; what cannot is told to the run.</summary>
    public bool Check(VerbRun run, ServerManifest manifest, BuildStage until, bool offline)
    {
        var (push, engines) = Asked(run);
        if ((push || engines.Count > 0) && until < BuildStage.Pack)
        {
            throw new UsageException($"--until {until.ToString().ToLowerInvariant()} makes no image to push or load", "leave out --until");
        }

        foreach (var name in engines.Select(kind => kind == EngineKind.Docker ? "DOCKER_HOST" : "CONTAINER_HOST"))
        {
            if (run.Edge.Variable(name) is { } host && !host.StartsWith("unix://", StringComparison.Ordinal))
            {
                throw new UsageException($"{name}={host} is no socket of this machine, and --load speaks to no other", $"name one with {name}=unix:///PATH, or push the image");
            }
        }

        if (push && offline)
        {
            throw new UsageException("--push needs the network that --offline forbids", "build with --offline, then: slipway push OUTPUT REGISTRY/REPOSITORY:TAG");
        }

        if (push && !NamesRegistry(manifest))
        {
            run.Diagnostics.Add(ManifestRules.NowhereToPush.At(
                manifest.Image.Repository?.Position ?? manifest.Base.Image.Position with { Line = 1, Column = 1 },
                manifest.Image.Repository is { } written ? $"spec.image.repository \"{written.Value}\" names no registry" : "spec.image.repository is not there",
                "write registry.example.com/team/name, the registry always with its host"));
            return false;
        }

        return true;
    }

    /// <summary>What the policy of the manifest says about delivering; what it forbids is told to the run.</summary>
    public void Judge(VerbRun run, BuildOutcome outcome)
    {
        if (Asked(run).Push && outcome.Resolved is { Manifest: { Base.IsHost: true } manifest, Policy: { Base.ReleaseHost: false } policy })
        {
            run.Diagnostics.Add(PolicyRules.BaseNotAllowed.At(
                manifest.Base.Image.Position, $"the policy \"{policy.Name}\" lets no image on the base host be released", "start from a base image of a registry, or leave out --push"));
        }
    }

    /// <summary>Pushes and loads; the name by which the image is there, or null when nobody asked or something failed.</summary>
    public async Task<DeliveredImage?> DeliverAsync(VerbRun run, ServerImage image, SignedBuild evidence, CancellationToken token)
    {
        var (push, engines) = Asked(run);
        if (!push && engines.Count == 0)
        {
            return null;
        }

        var delivered = new DeliveredImage(NameOf(image).WithDigest(image.Digest));
        return (!push || await PushAsync(run, image, evidence, delivered, token)) && await LoadAsync(run, image, engines, delivered, token) ? delivered : null;
    }

    private (bool Push, IReadOnlyList<EngineKind> Engines) Asked(VerbRun run) =>
        (run.Parsed.GetValue(_push), [.. (run.Parsed.GetValue(_load) ?? []).Distinct()]);

    private static async Task<bool> PushAsync(VerbRun run, ServerImage image, SignedBuild evidence, DeliveredImage delivered, CancellationToken token)
    {
        using var client = RegistryAccess.Open(run);
        var target = new PushTarget(NameOf(image), image.Tags);
        if (RegistryAccess.Take(run, await ImagePush.PushAsync(client, image.Packed, evidence.Referrers, target, token)) is not { } pushed)
        {
            return false;
        }

        if (!await evidence.TagAsync(run, client, NameOf(image), token))
        {
            return false;
        }

        delivered.Report["pushed"] = PushVerb.Json(pushed);
        await run.SayAsync(PushVerb.Summary(pushed));
        return true;
    }

    private static async Task<bool> LoadAsync(VerbRun run, ServerImage image, IReadOnlyList<EngineKind> engines, DeliveredImage delivered, CancellationToken token)
    {
        var loaded = new JsonArray();
        foreach (var kind in engines)
        {
            var connected = RegistryAccess.Take(run, await ContainerEngine.ConnectAsync(EngineSocket.For(kind, run.Edge.Environment), token));
            using var engine = connected;
            if (engine is null)
            {
                return false;
            }

            foreach (var tag in image.Tags.DefaultIfEmpty(image.LayoutTag))
            {
                if (RegistryAccess.Take(run, await engine.LoadAsync(image.Packed, NameOf(image).WithTag(tag), token)) is not { } known)
                {
                    return false;
                }

                var name = engine.Kind.ToString().ToLowerInvariant();
                loaded.Add(new JsonObject { ["engine"] = name, ["name"] = known.Name.ToString(), ["id"] = known.Id, ["sent"] = known.Way.ToString().ToLowerInvariant(), ["bytes"] = known.Bytes });
                await run.SayAsync(string.Create(CultureInfo.InvariantCulture, $"loaded {known.Name} into {name}: {Sent(known)}"));
            }
        }

        if (loaded.Count > 0)
        {
            delivered.Report["loaded"] = loaded;
        }

        return true;
    }

    private static string Sent(LoadedImage known) => known.Way switch
    {
        LoadWay.Present => "it had the image",
        LoadWay.Sparse => string.Create(CultureInfo.InvariantCulture, $"{known.Bytes} bytes, what it lacked"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{known.Bytes} bytes"),
    };

    private static bool NamesRegistry(ServerManifest manifest) =>
        manifest.Image.Repository is { } repository && RegistryAccess.TryParse(repository.Value) is not null;

    // A build without a repository can still be loaded, under the manifest's name.
    private static ImageReference NameOf(ServerImage image)
    {
        var manifest = image.Compiled.Generated.Resolved.Manifest;
        return ImageReference.Parse(manifest.Image.Repository?.Value ?? manifest.Name);
    }
}
