using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Messages;

/// <summary>The <c>messaging</c> capability and its operations.</summary>
public static class MessagingCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "messaging",
        Spellings = ["messaging", "message", "messages"],
        ProviderType = typeof(IMessagingProvider),
        Json = MessagingJson.Default,
        Operations =
        [
            Operation.Create<IMessagingProvider, Message, MessageResult>(
                new OperationDescription("messaging.send", "message.sent", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.One<MessageResult>(),
                static (provider, request, call, token) => provider.SendAsync(request, call, token)),
        ],
    };
}
