namespace Slipway.Cli.Verbs;

/// <summary>Where an image lies that is named on the command line.</summary>
internal static class ImagePath
{
    private const string Layout = "oci:";

    /// <summary>The path in a name: a plain path, <c>oci:DIR</c>, or what a build answers, <c>oci:DIR@sha256:...</c>.</summary>
    public static string In(string written)
    {
        if (!written.StartsWith(Layout, StringComparison.Ordinal))
        {
            return written;
        }

        var path = written[Layout.Length..];
        return path.IndexOf("@sha256:", StringComparison.Ordinal) is >= 0 and var at ? path[..at] : path;
    }
}
