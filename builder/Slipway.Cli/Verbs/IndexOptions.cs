using System.CommandLine;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Verbs;

/// <summary>What the verbs that judge an index share.</summary>
internal static class IndexOptions
{
    public static Option<string> Folder() => new("--index") { HelpName = "DIR", DefaultValueFactory = _ => "index", Description = "The folder of the curated index" };

    public static Option<string[]> Servers() => new("--server") { HelpName = "VERSION", Description = "A released version of the server; with none, this command's own is the only one" };

    public static IndexCheck Check(VerbRun run, Option<string[]> servers) => Check(run,
        run.Parsed.GetValue(servers) is { Length: > 0 } written ? [.. written.Select(Version)] : [SemanticVersion.Parse(ToolVersion.Text)]);

    public static IndexCheck Check(VerbRun run, IReadOnlyList<SemanticVersion> servers) => new()
    {
        Now = run.Edge.Clock.GetUtcNow(),
        Released = ReleasedPlugins.In(EmbeddedIndex.Files()),
        Servers = servers,
    };

    public static IndexFolder FolderOf(VerbRun run, string written) => Directory.Exists(run.Edge.PathOf(written))
        ? new IndexFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Edge.PathOf(written))), written)
        : throw new UsageException($"{written} is no folder", "name the folder of a plugin index");

    private static SemanticVersion Version(string written) =>
        SemanticVersion.TryParse(written, out var version) ? version : throw new UsageException($"--server {written} is no version", "write one, such as 1.2.0");
}
