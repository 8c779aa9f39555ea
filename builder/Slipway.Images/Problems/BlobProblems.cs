using System.Globalization;

namespace Slipway.Images.Problems;

/// <summary>What can be wrong with a stored blob.</summary>
internal static class BlobProblems
{
    private const string Refetch = "The store is damaged or was changed by hand: fetch or build the image again.";

    public static ImageProblem Missing(Digest digest, string place) => new(
        "SLP5021", digest.ToString(), $"The blob is named by the image but is not in {place}.", Refetch);

    public static ImageProblem WrongDigest(Descriptor expected, Digest found) => new(
        "SLP5022", expected.Digest.ToString(), $"The blob's content has the digest {found}, so it is not what the image names.", Refetch);

    // A reader stops at the promised size, so of a longer blob only that is known.
    public static ImageProblem WrongSize(Descriptor expected, long found)
    {
        var actual = found > expected.Size ? "more" : found.ToString(CultureInfo.InvariantCulture);
        return new ImageProblem(
            "SLP5023", expected.Digest.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"The image says that the blob has {expected.Size} bytes, but it has {actual}."),
            Refetch);
    }

    public static ImageProblem TooLarge(Descriptor blob, long largest) => new(
        "SLP5023", blob.Digest.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"The blob is said to have {blob.Size} bytes, and none of its kind has more than {largest}."),
        Refetch);
}
