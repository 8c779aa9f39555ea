namespace Slipway.Cli.Verbs;

/// <summary>Where an image lies that is named on the command line: a plain path, <c>oci:DIR</c> or <c>archive:FILE</c>.</summary>
/// <param name="Path">The path, absolute.</param>
/// <param name="Name">Which of the images there, by tag (<c>oci:DIR:TAG</c>) or digest (what a build answers, <c>oci:DIR@sha256:...</c>); null for the only one.</param>
internal readonly record struct ImagePath(string Path, string? Name)
{
    private const string Layout = "oci:";
    private const string Archive = "archive:";
    private const string DigestMark = "@sha256:";

    /// <summary>Whether a name can mean nothing but a path.</summary>
    public static bool IsLocal(string written) => written.StartsWith(Layout, StringComparison.Ordinal) || written.StartsWith(Archive, StringComparison.Ordinal);

    /// <summary>The path and the name in what was written.</summary>
    public static ImagePath Of(string written, Edge edge)
    {
        if (!IsLocal(written))
        {
            return new(edge.PathOf(written), null);
        }

        var path = written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (path.IndexOf(DigestMark, StringComparison.Ordinal) is >= 0 and var at)
        {
            return new(edge.PathOf(path[..at]), path[(at + 1)..]);
        }

        // A folder may have a colon in its own name.
        return path.LastIndexOf(':') is > 0 and var colon && colon > path.LastIndexOf('/') && colon < path.Length - 1 && !System.IO.Path.Exists(edge.PathOf(path))
            ? new(edge.PathOf(path[..colon]), path[(colon + 1)..])
            : new(edge.PathOf(path), null);
    }
}
