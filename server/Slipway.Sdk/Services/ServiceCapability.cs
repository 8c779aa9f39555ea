using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Services;

/// <summary>The <c>service</c> capability and its operations.</summary>
public static class ServiceCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "service",
        Spellings = ["service", "services"],
        ProviderType = typeof(IServiceCatalogProvider),
        Json = ServiceJson.Default,
        Operations =
        [
            Operation.Create<IServiceCatalogProvider, ServiceQuery, Page<Service>>(
                new OperationDescription("service.query", "service.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Service>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
        ],
    };
}
