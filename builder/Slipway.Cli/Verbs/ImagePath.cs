namespace Slipway.Cli.Verbs;

/// <summary>Where an image lies that is named on the command line.</summary>
internal static class ImagePath
{
    private const string Layout = "oci:";
    private const string Archive = "archive:";

    /// <summary>Whether a name can mean nothing but a path.</summary>
    public static bool IsLocal(string written) => written.StartsWith(Layout, StringComparison.Ordinal) || written.StartsWith(Archive, StringComparison.Ordinal);

    /// <summary>The path in a name: a plain path, <c>archive:FILE</c>, <c>oci:DIR</c>, or what a build answers, <c>oci:DIR@sha256:...</c>.</summary>
    public static string In(string written)
    {
        if (written.StartsWith(Archive, StringComparison.Ordinal))
        {
            return written[Archive.Length..];
        }

        if (!written.StartsWith(Layout, StringComparison.Ordinal))
        {
            return written;
        }

        var path = written[Layout.Length..];
        return path.IndexOf("@sha256:", StringComparison.Ordinal) is >= 0 and var at ? path[..at] : path;
    }
}
