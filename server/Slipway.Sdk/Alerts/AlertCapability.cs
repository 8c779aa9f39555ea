using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Alerts;

/// <summary>The <c>alert</c> capability and its operations.</summary>
public static class AlertCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "alert",
        Spellings = ["alert", "alerts"],
        ProviderType = typeof(IAlertProvider),
        Json = AlertJson.Default,
        Operations =
        [
            Operation.Create<IAlertProvider, AlertQuery, Page<Alert>>(
                new OperationDescription("alert.query", "alert.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Alert>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<IAlertProvider, AlertReference, Alert>(
                new OperationDescription("alert.get", "alert.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Alert>(),
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
        ],
    };
}
