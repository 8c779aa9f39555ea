using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Deployments;

/// <summary>The <c>deployment</c> capability and its operations.</summary>
public static class DeploymentCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "deployment",
        Spellings = ["deployment", "deployments"],
        ProviderType = typeof(IDeploymentProvider),
        Json = DeploymentJson.Default,
        Operations =
        [
            Operation.Create<IDeploymentProvider, DeploymentQuery, Page<Deployment>>(
                new OperationDescription("deployment.query", "deployment.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Deployment>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<IDeploymentProvider, DeploymentReference, Deployment>(
                new OperationDescription("deployment.get", "deployment.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Deployment>(),
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
        ],
    };
}
