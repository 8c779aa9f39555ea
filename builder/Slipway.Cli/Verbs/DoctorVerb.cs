using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Manifest;
using Slipway.Builder.Upkeep;
using Slipway.Cli.Health;
using Slipway.Images;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway doctor [M]</c>: whether this machine has what builds need, and what to do where it has not.</summary>
internal sealed class DoctorVerb
{
    private readonly Argument<string?> _manifest = new("manifest") { Description = "A build manifest: its feeds, base and registry are tried; those of nuget.config without one", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _registries = new("--registry") { HelpName = "REPOSITORY", Description = "A repository to try, REGISTRY/REPOSITORY; may be given several times" };
    private readonly Option<bool> _offline = ManifestArgument.Offline();

    public static Command Create(Edge edge)
    {
        var verb = new DoctorVerb();
        var command = new Command("doctor", "Check SDK, feeds, registries, container engine, clock, disk and advisories, and say what to do")
        {
            verb._manifest, verb._registries, verb._offline, AdvisoriesOption.Option,
        };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var written = run.Parsed.GetValue(_manifest);
        var manifest = written is null ? null : ManifestArgument.Read(run, written);
        if (written is not null && manifest is null)
        {
            return;
        }

        var found = await FindAsync(run, manifest, token);
        await run.AnswerAsync(run.Json ? Json(found) : string.Join('\n', found.Select(Text)));
        run.Result = found.Where(finding => finding.State == HealthState.Broken).Select(finding => finding.ExitCode).DefaultIfEmpty(ExitCode.Done).Min();
    }

    private async Task<IReadOnlyList<HealthFinding>> FindAsync(VerbRun run, ServerManifest? manifest, CancellationToken token)
    {
        var offline = run.Parsed.GetValue(_offline);
        var context = run.Context(offline, locked: false, commit: null);
        var feeds = await FeedProbe.AskAsync(manifest, run.Edge.WorkingFolder, context, token) ?? [];
        var places = Places(run, manifest);
        return
        [
            SdkHealth.Find(run.Edge.DotnetRoot(), manifest?.Base.IsHost),
            .. run.Diagnostics.Sorted().Where(problem => problem.IsError).Select(problem => new HealthFinding("feed", HealthState.Broken, problem.Message, problem.Remedy)),
            .. feeds.Select(Of),
            .. offline ? [] : await RegistryHealth.FindAsync(run, places, token),
            .. await EngineHealth.FindAsync(run.Edge, token),
            .. offline ? Array.Empty<HealthFinding>() : [await ClockHealth.FindAsync(run.Edge, feeds.Where(feed => feed.Problem is null).Select(feed => feed.Address).OfType<Uri>(), token)],
            .. DiskHealth.Find(run.Edge),
            AdvisoryHealth.Find(context, token),
        ];
    }

    private IReadOnlyList<ImageReference> Places(VerbRun run, ServerManifest? manifest) =>
    [
        .. (run.Parsed.GetValue(_registries) ?? []).Select(RegistryAccess.Parse)
            .Concat(new[] { manifest?.Image.Repository?.Value, manifest?.Base.Image.Value }.OfType<string>().Select(RegistryAccess.TryParse).OfType<ImageReference>())
            .DistinctBy(place => place.Name),
    ];

    private static HealthFinding Of(ProbedFeed feed)
    {
        var name = feed.Name == feed.Source ? feed.Name : $"{feed.Name} ({feed.Source})";
        return feed.Problem is null ? HealthFinding.Ok("feed", $"{name} is there") : new("feed", HealthState.Broken, $"{name}: {feed.Problem}", feed.Remedy);
    }

    private static string Text(HealthFinding finding) =>
        $"{finding.State.ToString().ToLowerInvariant(),-7}  {finding.Area,-10}  {finding.What}{(finding.Remedy is { } remedy ? $"\n                     fix: {remedy}" : "")}";

    private static string Json(IReadOnlyList<HealthFinding> found) => new JsonObject
    {
        ["healthy"] = found.All(finding => finding.State != HealthState.Broken),
        ["checks"] = new JsonArray([.. found.Select(finding =>
        {
            var check = new JsonObject { ["area"] = finding.Area, ["state"] = finding.State.ToString().ToLowerInvariant(), ["what"] = finding.What };
            if (finding.Remedy is { } remedy)
            {
                check["remedy"] = remedy;
            }

            return check;
        })]),
    }.ToJsonString();
}
