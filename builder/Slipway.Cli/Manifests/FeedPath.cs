namespace Slipway.Cli.Manifests;

/// <summary>A feed as a manifest names it.</summary>
internal static class FeedPath
{
    /// <summary>Somebody in another folder writes a path from there; a manifest's are relative to it.</summary>
    public static string For(string manifestFolder, string feed, Edge edge) =>
        feed.Contains("://", StringComparison.Ordinal) || Path.IsPathRooted(feed) ? feed : Path.GetRelativePath(manifestFolder, edge.PathOf(feed));
}
