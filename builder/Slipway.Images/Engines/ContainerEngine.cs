using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Engines;

/// <summary>
/// A container engine behind its socket. Loading sends only what it lacks where that can be known, and everything where
/// there is any doubt.
/// </summary>
public sealed class ContainerEngine : IDisposable
{
    private readonly EngineHttp _http;
    private readonly EngineFacts _facts;

    private ContainerEngine(EngineHttp http, EngineFacts facts) => (_http, _facts) = (http, facts);

    /// <summary>Which engine it is.</summary>
    public EngineKind Kind => _facts.Kind;

    /// <summary>What it runs.</summary>
    public Platform Platform => _facts.Platform;

    /// <summary>Speaks to the engine at the first of some sockets that exists.</summary>
    public static async Task<Checked<ContainerEngine>> ConnectAsync(IReadOnlyList<string> sockets, CancellationToken token)
    {
        var http = new EngineHttp(sockets.FirstOrDefault(File.Exists) ?? sockets[0]);
        var facts = await FactsAsync(http, token);
        if (facts.Ok)
        {
            return new ContainerEngine(http, facts.Value);
        }

        http.Dispose();
        return Checked<ContainerEngine>.From(facts.Problems);
    }

    /// <summary>Makes an image known to the engine under a name.</summary>
    public Task<Checked<LoadedImage>> LoadAsync(PackedImage image, ImageReference name, CancellationToken token)
    {
        if (name.Tag is null)
        {
            return Task.FromResult<Checked<LoadedImage>>(ContentProblems.NoVersion(name.ToString(), "tag"));
        }

        return image.For(_facts.Platform) is { } runnable
            ? new ImageLoad(_http, _facts, runnable, name).RunAsync(token)
            : Task.FromResult<Checked<LoadedImage>>(
                EngineProblems.WrongPlatform(name.ToString(), _facts.Platform, image.Images.Select(one => one.Platform)));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<Checked<EngineFacts>> FactsAsync(EngineHttp http, CancellationToken token)
    {
        var ping = await http.SendAsync<Ping>(
            HttpMethod.Get, "/_ping", null,
            response => Task.FromResult<Checked<Ping>>(
                response.IsSuccessStatusCode && response.Headers.TryGetValues("Api-Version", out var version)
                    ? new Ping(version.First(), response.Headers.Contains("Libpod-Api-Version") ? EngineKind.Podman : EngineKind.Docker)
                    : http.Unexpected("/_ping", response, [])),
            token);
        if (!ping.Ok)
        {
            return Checked<EngineFacts>.From(ping.Problems);
        }

        http.Prefix = $"/v{ping.Value.ApiVersion}";
        var version = await http.GetAsync("/version", token);
        var about = await http.GetAsync("/info", token);
        return version.Ok && about.Ok
            ? Read(http, ping.Value, version.Value, about.Value)
            : Checked<EngineFacts>.From([.. version.Problems.Concat(about.Problems).Distinct()]);
    }

    private static Checked<EngineFacts> Read(EngineHttp http, Ping ping, EngineDocument version, EngineDocument about)
    {
        try
        {
            var platform = new Platform(version.Root?.Text("Os") ?? "linux", version.Root?.Text("Arch") ?? "amd64");
            // With containerd's store, image ids and layers are other things, and nothing may be left out.
            var keepsLayers = ping.Kind == EngineKind.Docker && about.Root is { } root
                && root.Member("DriverStatus")?.GetRawText().Contains("io.containerd.snapshotter", StringComparison.Ordinal) != true;
            return new EngineFacts(ping.Kind, ping.ApiVersion, platform, keepsLayers);
        }
        catch (JsonException malformed)
        {
            return EngineProblems.Broken(http.Socket, malformed.Message);
        }
    }

    private sealed record Ping(string ApiVersion, EngineKind Kind);
}
