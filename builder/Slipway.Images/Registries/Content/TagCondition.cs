namespace Slipway.Images.Registries.Content;

/// <summary>What must still hold for a tag to be written. Some registries honour it.</summary>
internal sealed record TagCondition(string? ETag)
{
    public string Name => ETag is null ? "If-None-Match" : "If-Match";

    public string Value => ETag ?? "*";
}
