using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Server.Tests.Dashboards.Sdk;

/// <summary>The <c>dashboard</c> capability and its operations.</summary>
internal static class DashboardCapability
{
    public static Capability Definition { get; } = new()
    {
        Name = "dashboard",
        Spellings = ["dashboard", "dashboards"],
        ProviderType = typeof(IDashboardProvider),
        Json = DashboardJson.Default,
        Operations =
        [
            Operation.Create<IDashboardProvider, DashboardQuery, Page<Dashboard>>(
                new OperationDescription("dashboard.query", "dashboard.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Dashboard>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<IDashboardProvider, Dashboard, Acknowledgement>(
                new OperationDescription("dashboard.pin", "dashboard.pinned", OperationEffect.Writes),
                AnswerShape.Acknowledgement,
                static (provider, request, call, token) => provider.PinAsync(request, call, token)),
        ],
    };
}
