namespace Slipway.Images.Registries.Content;

/// <summary>What belongs to an image beside it: referrers, those first that others are about, and signatures under tags.</summary>
internal sealed record Attachments(IReadOnlyList<ContentTree> Referrers, IReadOnlyList<TaggedTree> Tagged)
{
    public static Attachments None { get; } = new([], []);

    public bool IsEmpty => Referrers.Count == 0 && Tagged.Count == 0;
}
