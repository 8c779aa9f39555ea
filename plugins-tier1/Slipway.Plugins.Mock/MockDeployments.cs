using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Deployments;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>Deployments in memory, newest first.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "versions", "limit"])]
public sealed class MockDeployments : IDeploymentProvider
{
    private readonly MockGate _gate;
    private readonly Ledger<Deployment> _deployments;

    /// <summary>Seeds the deployments.</summary>
    public MockDeployments(MockConfiguration configuration, ProviderContext context)
    {
        _gate = new MockGate(configuration, context);
        _deployments = new Ledger<Deployment>("deployment", configuration.Prefix + "deploy-");
        for (var count = 0; count < configuration.Items; count++)
        {
            _deployments.Add((id, number) => DeploymentSeed.Make(id, number, configuration.Items));
        }
    }

    /// <inheritdoc />
    public async Task<Page<Deployment>> QueryAsync(DeploymentQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _deployments.NewestFirst.Where(deployment =>
                Match.Text(request.Query, deployment.Id, deployment.Service, deployment.Version)
                && Match.Word(request.Statuses, deployment.Status)
                && Match.Id(request.Versions, deployment.Version)
                && Match.Scope(request.Scope, deployment.Service, deployment.Environment)),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Deployment> GetAsync(DeploymentReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _deployments.Get(request.Id);
    }
}
