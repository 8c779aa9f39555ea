using Slipway.Sdk.Json;

namespace Slipway.Sdk.Messages;

/// <summary>A message to send.</summary>
public sealed record Message
{
    /// <summary>Channel, room or address.</summary>
    public string Channel { get; init => field = Wire.Text(value); } = "";

    /// <summary>Text of the message.</summary>
    public string Body { get; init => field = Wire.Text(value); } = "";

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }

    /// <summary>Thread to answer in.</summary>
    public string? ThreadRef { get; init => field = Wire.Optional(value); }

    /// <summary>Structured parts.</summary>
    public IReadOnlyList<MessageBlock>? Blocks { get; init => field = Wire.OptionalItems(value); }
}
