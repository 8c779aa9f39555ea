using Slipway.Sdk.Deployments;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The deployments of the mock's history.</summary>
internal static class DeploymentSeed
{
    private static readonly string[] Statuses = ["succeeded", "succeeded", "failed", "running"];

    public static Deployment Make(string id, int number, int count)
    {
        var service = World.ServiceOf(number);
        var status = World.Pick(Statuses, number);
        var started = World.Epoch.AddMinutes((number - count - 1) * 90);
        return new Deployment
        {
            Id = id,
            Service = service.Id,
            Environment = World.EnvironmentOf(number),
            Version = World.Text($"1.{(number - 1) / World.Services.Count}.0"),
            Status = status,
            StartedAt = started,
            FinishedAt = status == "running" ? default : (Timestamp)started.AddMinutes(4),
            Url = World.Link("deployments", id),
            Actor = new FreeMap { { "type", "pipeline" }, { "name", "mock" } },
            Metadata = new FreeMap { { "source", "mock" } },
        };
    }
}
