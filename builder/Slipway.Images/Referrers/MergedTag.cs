namespace Slipway.Images.Referrers;

/// <summary>What a tag shall point to; without content, it is as it should be.</summary>
internal sealed record MergedTag(string MediaType, ReadOnlyMemory<byte>? Content)
{
    public static MergedTag Clean { get; } = new("", null);
}
