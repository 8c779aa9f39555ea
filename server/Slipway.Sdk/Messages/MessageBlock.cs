using Slipway.Sdk.Json;

namespace Slipway.Sdk.Messages;

/// <summary>A structured part of a message.</summary>
public sealed record MessageBlock
{
    /// <summary>Kind of block, such as section.</summary>
    public string Type { get; init => field = Wire.Text(value); } = "";

    /// <summary>Text of the block.</summary>
    public string? Text { get; init => field = Wire.Optional(value); }

    /// <summary>Fields of the block, name to text.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init => field = Wire.Optional(value); }
}
