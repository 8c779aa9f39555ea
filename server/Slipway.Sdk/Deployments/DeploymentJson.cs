using System.Text.Json.Serialization;

namespace Slipway.Sdk.Deployments;

[JsonSerializable(typeof(DeploymentQuery))]
[JsonSerializable(typeof(IReadOnlyList<Deployment>))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(DeploymentReference))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class DeploymentJson : JsonSerializerContext;
