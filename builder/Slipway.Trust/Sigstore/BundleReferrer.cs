using System.Collections.Immutable;
using Slipway.Trust.InToto;

namespace Slipway.Trust.Sigstore;

/// <summary>How a bundle is stored beside an image: artifact type, layer type and annotations, as cosign 3 and trivy look for them.</summary>
public static class BundleReferrer
{
    /// <summary>The artifact type, which is also the media type of the one layer.</summary>
    public const string ArtifactType = Bundle.MediaType;

    /// <summary>What every bundle's artifact type begins with; readers accept later versions by it.</summary>
    public const string ArtifactTypePrefix = "application/vnd.dev.sigstore.bundle";

    /// <summary>The annotations of the manifest that holds a signed statement. They are hints: what counts is inside the signature.</summary>
    public static ImmutableSortedDictionary<string, string> AnnotationsOf(Statement statement) =>
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add("dev.sigstore.bundle.content", "dsse-envelope")
            .Add("dev.sigstore.bundle.predicateType", statement.PredicateType)
            .Add("in-toto.io/predicate-type", statement.PredicateType);

    /// <summary>The annotations of the manifest that holds a signature over bytes.</summary>
    public static ImmutableSortedDictionary<string, string> MessageAnnotations { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("dev.sigstore.bundle.content", "message-signature");
}
