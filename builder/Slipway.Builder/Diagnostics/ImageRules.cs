using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Diagnostics;

/// <summary>What the ids mean that Slipway.Images gives to its problems.</summary>
internal static class ImageRules
{
    private const string Layers = "A layer is a list of paths that every engine must unpack alike. The builder refuses to write one that some engine would refuse or misread.";
    private const string Host = "The base `host` is assembled from the machine that builds: its .NET, the system libraries that .NET needs, and its certificates. The message says what is missing; installing it, or another base, helps.";
    private const string Stored = "What is read from a layout, an archive or the cache is checked against the digests by which it is named. Damaged content is never used.";
    private const string Outputs = "A layout or archive is written beside its place and put there in one step, and only where nothing else would be lost.";
    private const string Agreement = "Manifest, config and layers of an image must agree: engines check different parts of it, so an image that one accepts another refuses.";

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Of("SLP5001", "A path occurs twice in one layer", Layers),
        Of("SLP5002", "Two paths of a layer differ by case only", Layers),
        Of("SLP5003", "A file whose name means a deletion", Layers),
        Of("SLP5004", "A path that no layer can have", Layers),
        Of("SLP5005", "A path below something that is no folder", Layers),
        Of("SLP5010", "The .NET installation lacks something for the base host", Host),
        Of("SLP5011", "The base host cannot be assembled on this platform", Host),
        Of("SLP5012", "A system library for the base host is missing", Host),
        Of("SLP5013", "There are no trusted certificates for the base host", Host),
        Of("SLP5014", "A program for the tool image is not here",
            "`slipway tool-image` copies a shell and what scripts call from this machine, so that GitLab and GitHub can run a job in the image. The message says what is missing; installing it helps."),
        Of("SLP5020", "A folder or file is no OCI layout", Stored),
        Of("SLP5021", "A blob is missing", Stored),
        Of("SLP5022", "A blob has other content than its digest says", Stored),
        Of("SLP5023", "A blob has another size than the image says", Stored),
        Of("SLP5024", "Something else is in the place of the output", Outputs),
        Of("SLP5025", "A document of an image cannot be read", Stored),
        Of("SLP5026", "A media type that is not supported", Stored),
        Of("SLP5027", "There is no image of that name", Stored),
        Of("SLP5028", "A folder is in the place of an archive", Outputs),
        Of("SLP5030", "Manifest and config have different numbers of layers", Agreement),
        Of("SLP5031", "The history states another number of layers", Agreement),
        Of("SLP5032", "A layer unpacks to something else than the config says", Agreement),
        Of("SLP5033", "A path occurs twice in a layer", Agreement),
        Of("SLP5034", "A layer cannot be unpacked", Agreement),
        Of("SLP5035", "The manifest names another config", Agreement),
        Of("SLP5036", "Index and config state different platforms", Agreement),
        Of("SLP5037", "Media types of OCI and Docker are mixed", Agreement),
        Of("SLP5038", "The manifest names another layer", Agreement),
        Of("SLP5039", "The index lacks an image", Agreement),
    ];

    private static DiagnosticRule Of(string id, string title, string explanation) => new(id, Error, title, explanation);
}
