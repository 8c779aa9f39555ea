using Slipway.Cli.Conforming;
using Slipway.Images.Engines;

namespace Slipway.Cli.Health;

/// <summary>Which container engines are here. A build needs none.</summary>
internal static class EngineHealth
{
    private const string Area = "engine";

    public static async Task<IReadOnlyList<HealthFinding>> FindAsync(Edge edge, CancellationToken token)
    {
        List<HealthFinding> found = [];
        foreach (var kind in Enum.GetValues<EngineKind>())
        {
            var connected = await ContainerEngine.ConnectAsync(EngineSocket.For(kind, edge.Environment), token);
            if (connected.Ok)
            {
                using var engine = connected.Value;
                found.Add(HealthFinding.Ok(Area, $"{engine.Kind.ToString().ToLowerInvariant()} answers, {engine.Platform}"));
            }
        }

        if (found.Count == 0)
        {
            found.Add(new(Area, HealthState.Warning, "neither docker nor podman answers; only build --load needs one", "start one, and name its socket with DOCKER_HOST or CONTAINER_HOST where it is not the usual one"));
        }

        found.Add(ImageSubject.OnPath(edge, "podman") is { } podman ? HealthFinding.Ok(Area, $"images can be tried with {podman}")
            : new(Area, HealthState.Warning, "there is no podman on the PATH; only conformance of images needs it", "apt-get install podman"));
        return [.. found.DistinctBy(finding => finding.What)];
    }
}
