using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Packing;

/// <summary>What can keep a compiled server from becoming an image, beyond what Slipway.Images itself says (SLP5001 and up).</summary>
public static class PackingRules
{
    /// <summary>SLP5501.</summary>
    public static DiagnosticRule NotWritable { get; } = new("SLP5501", Error, "The output cannot be written",
        "The folder cannot be made or written, or the disk is full. Nothing was left half-written; what was there before is untouched.");

    /// <summary>SLP5503.</summary>
    public static DiagnosticRule NoPlatform { get; } = new("SLP5503", Error, "The base has another platform",
        "An image runs on the platforms that its base has, and a server on those that .NET has. `spec.platforms` names each of them once; left out, it is linux/amd64.");

    /// <summary>SLP5504.</summary>
    public static DiagnosticRule NoToolImage { get; } = new("SLP5504", Error, "Slipway cannot pack itself",
        "`slipway tool-image` packs the running command with the parts of the .NET SDK that a build reads. It needs both: the published command, and an installation with its reference packs.");

    /// <summary>SLP5505.</summary>
    public static DiagnosticRule NoFramework { get; } = new("SLP5505", Warning, "The base has no .NET",
        "A server starts with `dotnet NAME.dll`, so its base has the shared frameworks Microsoft.NETCore.App and Microsoft.AspNetCore.App of .NET 10, and the server is compiled against exactly these. Without them the reference packs of this machine's SDK are taken; the image does not start unless .NET comes from elsewhere. A layer that is compressed with anything but gzip cannot be looked into and counts as one without .NET.");

    /// <summary>SLP5506.</summary>
    public static DiagnosticRule NoCache { get; } = new("SLP5506", Error, "The cache cannot be used",
        "What is kept between builds lies below SLIPWAY_CACHE, else below XDG_CACHE_HOME or `~/.cache`. The folder cannot be read or written, or its disk is full. Everything in it may be deleted: the next build makes it anew.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NotWritable, NoPlatform, NoToolImage, NoFramework, NoCache];

    /// <summary>What keeps a place from being written, told of the place: systems name it in some messages only.</summary>
    public static Diagnostic Unwritable(string place, Exception exception, string remedy = "name another folder with -o, or make room") =>
        NotWritable.At(null, $"{place} cannot be written: {Why(exception)}", remedy);

    /// <summary>What keeps the cache from being used.</summary>
    public static Diagnostic Unusable(string cache, Exception exception) =>
        NoCache.At(null, $"{cache} cannot be used: {Why(exception)}", "make room (slipway cache prune), mend its permissions, or name another folder with SLIPWAY_CACHE");

    private static string Why(Exception exception) => exception.Message.TrimEnd('.');

    internal static Diagnostic Of(ImageProblem problem, SourcePosition? position = null) =>
        new(problem.Id, Error, $"{problem.Subject}: {problem.Message.TrimEnd('.')}", position, problem.Remedy.TrimEnd('.'));
}
