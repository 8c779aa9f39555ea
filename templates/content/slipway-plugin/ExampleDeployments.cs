using Slipway.Sdk.Calls;
using Slipway.Sdk.Deployments;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Deployments of plugin-slug. An operation without a member here answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["statuses"])]
public sealed class ExampleDeployments(ExampleConfiguration configuration) : IDeploymentProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<Page<Deployment>> QueryAsync(DeploymentQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var deployments = All().Where(deployment => request.Statuses is null || request.Statuses.Contains(deployment.Status));
        return Task.FromResult(Pages.Of(deployments.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Deployment> GetAsync(DeploymentReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(All().FirstOrDefault(deployment => deployment.Id == request.Id)
            ?? throw ProviderException.NotFound($"there is no deployment {request.Id}"));
    }

    // In place of an upstream: the same two deployments every time.
    private IEnumerable<Deployment> All() => [Deployment("d-1", "failed"), Deployment("d-2", "succeeded")];

    private Deployment Deployment(string id, string status) => new()
    {
        Id = id,
        Service = "checkout",
        Environment = configuration.Region,
        Version = "1.0.0",
        Status = status,
        StartedAt = Seen,
        FinishedAt = Seen,
    };
}
