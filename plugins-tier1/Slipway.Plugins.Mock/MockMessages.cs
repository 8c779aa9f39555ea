using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>Takes messages and sends them nowhere.</summary>
[Provider("mock")]
public sealed class MockMessages(MockConfiguration configuration, ProviderContext context) : IMessagingProvider
{
    private readonly MockGate _gate = new(configuration, context);
    private readonly Ledger<MessageResult> _sent = new("message", configuration.Prefix + "msg-");

    /// <inheritdoc />
    public async Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("channel", request.Channel);
        if (request.Blocks is null)
        {
            Match.Require("body", request.Body);
        }

        return _sent.Add((id, _) => new MessageResult
        {
            Id = id,
            Channel = request.Channel,
            SentAt = _gate.Now,
            Url = World.Link("messages", id),
            Metadata = request.Metadata,
        });
    }
}
