using Slipway.Sdk.Json;

namespace Slipway.Sdk.Deployments;

/// <summary>Names one deployment.</summary>
public sealed record DeploymentReference
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";
}
