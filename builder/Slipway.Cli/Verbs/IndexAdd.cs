using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Approval.Documentation;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway index add PACKAGE.nupkg</c>: lists a version of a plugin with the evidence that lies beside its package; what is listed is never written over.</summary>
internal sealed class IndexAdd
{
    private readonly Argument<string> _package = new("package") { Description = "The plugin's package, FILE.nupkg; signed statements beside it are listed as its evidence" };
    private readonly Option<string> _folder = IndexOptions.Folder();
    private readonly Option<string[]> _servers = IndexOptions.Servers();
    private readonly Option<string> _tier = new("--tier") { HelpName = "TIER", DefaultValueFactory = _ => "3", Description = "The tier that a new entry claims: 1, 2 or 3; its evidence has to carry it" };
    private readonly Option<string[]> _images = new("--image") { HelpName = "REF@sha256:...=VERSION", DefaultValueFactory = _ => [], Description = "A published server that contains it, and the version of that server" };

    private IndexAdd() => _tier.AcceptOnlyFromAmong("1", "2", "3");

    public static Command Create(Edge edge)
    {
        var verb = new IndexAdd();
        var command = new Command("add", "List a version of a plugin, as its package describes itself") { verb._package, verb._folder, verb._tier, verb._images, verb._servers };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var written = run.Parsed.GetRequiredValue(_package);
        var folder = IndexOptions.FolderOf(run, run.Parsed.GetRequiredValue(_folder));
        var check = IndexOptions.Check(run, _servers);
        var images = run.Parsed.GetRequiredValue(_images).Select(ImageOf).ToList();
        if (PluginPackage.Read(run.Edge.PathOf(written), written, run.Diagnostics, token) is not { } package
            || IndexCheck.Read(folder, run.Diagnostics) is not { } index
            || IndexAddition.Draft(folder, index, Request(run, package, images), run.Diagnostics) is not { } addition
            || Judge(folder with { Drafts = addition.Drafts }, addition, check, run) is not { } verdict)
        {
            return;
        }

        run.Diagnostics.AddRange(DocumentationChecks.Judge(package.Documentation, addition.Entry.Tier));
        if (run.Diagnostics.HasErrors)
        {
            return;
        }

        foreach (var (path, content) in addition.Drafts)
        {
            await WriteAsync(folder, addition, path, content, token);
        }

        var entry = Path.Combine(folder.ShownAs, addition.Entry.Path);
        await run.SayAsync($"listed {addition.Entry.Id} {addition.Version.Version} with {Evidence(addition)}; it has earned {verdict.Earned.Title()}, and `slipway tier {addition.Entry.Id}` says what is missing for more");
        await run.AnswerAsync(run.Json ? Json(addition, entry, verdict) : entry);
    }

    private IndexAddition.Request Request(VerbRun run, PluginPackage package, List<IndexImage> images) => new(
        package, (Tier)int.Parse(run.Parsed.GetRequiredValue(_tier), System.Globalization.CultureInfo.InvariantCulture), images,
        PackageEvidence.Beside(run.Edge.PathOf(run.Parsed.GetRequiredValue(_package)), package.Package.Identity));

    // The index as it will be has to be sound before any of it is written.
    private static TierVerdict? Judge(IndexFolder drafted, IndexAddition addition, IndexCheck check, VerbRun run)
    {
        if (IndexCheck.Read(drafted, run.Diagnostics) is not { } after)
        {
            return null;
        }

        var entry = after.Find(addition.Entry.Publisher, addition.Entry.Name)!;
        var verdict = check.Judge(entry, entry.Find(addition.Version.Version)!, after, drafted);
        run.Diagnostics.AddRange(IndexCheck.Problems(verdict));
        return run.Diagnostics.HasErrors ? null : verdict;
    }

    private static async Task WriteAsync(IndexFolder folder, IndexAddition addition, string path, byte[] content, CancellationToken token)
    {
        var file = Path.Combine(folder.Path, path);
        var shown = Path.Combine(folder.ShownAs, path);
        if (path != addition.Entry.Path && File.Exists(file) && !(await File.ReadAllBytesAsync(file, token)).SequenceEqual(content))
        {
            throw new UsageException($"{shown} is there with other bytes", "move it away: evidence is never written over");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await OutputFile.WriteAsync(file, shown, content, token);
    }

    private static IndexImage ImageOf(string written) =>
        written.LastIndexOf('=') is > 0 and var at && RegistryAccess.TryParse(written[..at]) is { Digest: not null } && SemanticVersion.TryParse(written[(at + 1)..], out var server)
            ? new IndexImage(written[..at], server)
            : throw new UsageException($"--image {written} is not REFERENCE@sha256:...=VERSION", "write the image by its digest and the version of its server, such as registry.example.com/ops@sha256:...=1.0.0");

    private static string Evidence(IndexAddition addition) =>
        addition.Version.Evidence.Count == 0 ? "no evidence" : string.Join(", ", addition.Version.Evidence.Select(piece => piece.Type));

    private static string Json(IndexAddition addition, string entry, TierVerdict verdict) => new JsonObject
    {
        ["entry"] = entry,
        ["plugin"] = addition.Entry.Id,
        ["version"] = addition.Version.Version.ToString(),
        ["contentHash"] = addition.Version.ContentHash,
        ["claimed"] = (int)addition.Entry.Tier,
        ["earned"] = (int)verdict.Earned,
        ["evidence"] = new JsonArray([.. addition.Version.Evidence.Select(piece => new JsonObject { ["type"] = piece.Type, ["digest"] = piece.Digest, ["location"] = piece.Location })]),
    }.ToJsonString();
}
