using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Logs;

/// <summary>The <c>log</c> capability and its operations.</summary>
public static class LogCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "log",
        Spellings = ["log", "logs"],
        ProviderType = typeof(ILogProvider),
        Json = LogJson.Default,
        Operations =
        [
            Operation.Create<ILogProvider, LogQuery, LogEntries>(
                new OperationDescription("log.query", "log.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<LogEntries>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
        ],
    };
}
