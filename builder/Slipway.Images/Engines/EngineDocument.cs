using System.Text.Json;

namespace Slipway.Images.Engines;

/// <summary>What an engine said; nothing, when it has no such thing.</summary>
internal sealed record EngineDocument(JsonElement? Root)
{
    public static EngineDocument Missing { get; } = new((JsonElement?)null);
}
