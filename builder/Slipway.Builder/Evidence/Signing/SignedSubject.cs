using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>A digest that was signed, in both forms.</summary>
/// <param name="Subject">The manifest or index.</param>
/// <param name="Bundle">The signature as a Sigstore bundle: a referrer.</param>
/// <param name="Tagged">The signature in cosign's older form, which lies under a tag of its own; null for a signature by an identity.</param>
public sealed record SignedSubject(Descriptor Subject, Artifact Bundle, Artifact? Tagged);
