using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>Whether what stands under a fallback tag is a list of referrers.</summary>
internal static class FallbackList
{
    /// <summary>Why it must not be written over; null when it may be.</summary>
    public static ImageProblem? Refuse(FetchedManifest? current, Digest subject, string reference) =>
        current is null ? null
        : current.Digest == subject ? ReferrerProblems.TagTaken(reference, "the image itself")
        : current.Descriptor.MediaType != MediaTypes.Index ? ReferrerProblems.TagTaken(reference, $"a '{current.Descriptor.MediaType}'")
        : null;
}
