using Slipway.Sdk.Messages;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Messages;

/// <summary>The routes of messaging.</summary>
internal static class MessageApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = MessagingCapability.Definition,
        Segment = "messages",
        Routes =
        [
            new Route("POST", "/messages/send", "messaging.send", RequestSource.Body<Message>())
            {
                ResourceOf = static answer => ((MessageResult)answer).Id,
            },
        ],
    };
}
