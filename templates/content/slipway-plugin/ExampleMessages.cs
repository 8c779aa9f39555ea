using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Messages to plugin-slug.</summary>
[Provider("plugin-slug")]
public sealed class ExampleMessages(ExampleConfiguration configuration, ProviderContext context) : IMessagingProvider
{
    /// <inheritdoc />
    public Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Channel.Length == 0)
        {
            throw ProviderException.BadRequest("the message names no channel");
        }

        // In place of an upstream: the message counts as sent, and is gone.
        var id = $"{configuration.Region}-{call.RequestId}";
        return Task.FromResult(new MessageResult { Id = id, Channel = request.Channel, SentAt = context.Clock.GetUtcNow() });
    }
}
