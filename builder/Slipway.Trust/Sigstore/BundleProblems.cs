using System.Globalization;

namespace Slipway.Trust.Sigstore;

/// <summary>What can be wrong with the form of a bundle.</summary>
internal static class BundleProblems
{
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6030", subject, $"This is no Sigstore bundle that can be trusted to mean one thing: {reason}",
        "Fetch the bundle again, or have the signature made again by a current tool.");

    public static TrustProblem TooLarge(string subject) => new(
        "SLP6031", subject,
        string.Create(CultureInfo.InvariantCulture, $"The bundle has more than {BundleLimits.LargestBundle} bytes, and no more are read."),
        "Attach large documents as artifacts of their own and sign their digest.");
}
