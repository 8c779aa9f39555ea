using System.CommandLine;
using Slipway.Cli.Conforming;
using Slipway.Cli.Proving;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Reports;
using Slipway.Conformance.Running;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway conformance TARGET</c>: whether a server, an image, or a plugin does what the contract promises.</summary>
internal static class ConformanceVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "A server (http://..., unix:/PATH), an image (an OCI layout, a build's output, REGISTRY/REPOSITORY:TAG), a plugin's package (FILE.nupkg), or a build manifest (FILE.yaml)" };
        var profile = new Option<string?>("--profile") { Description = "smoke: of an image only that it starts, is what it says, answers, and stops" };
        profile.AcceptOnlyFromAmong(ConformanceProfile.Smoke.Name, ConformanceProfile.Full.Name);
        var fixture = new Option<string?>("--fixture") { HelpName = "FILE", Description = "A conformance fixture: configurations, requests and counts that only their author knows" };
        var package = new PackageOptions();
        var report = new Option<string?>("--report") { HelpName = "DIR", Description = "Leave the report there: JSON, JUnit, Markdown, HTML" };
        var attach = new Option<bool>("--attach") { Description = "Attach the report to the image, where it lies; with --sign, as a signed attestation, too" };
        var command = new Command("conformance", "Check whether a server, an image or a plugin does what the contract promises") { target, profile, fixture, report, attach };
        package.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(target);
            if (await FixtureAsync(run, run.Parsed.GetValue(fixture), token) is not { } fixtures)
            {
                return;
            }

            if (package.Key.IsAsked(run) && !run.Parsed.GetValue(attach) && !PackageServer.IsMeant(written))
            {
                throw new UsageException("--sign says who signs what is attached to an image, or lies beside a package", "add --attach");
            }

            var signer = package.Key.IsAsked(run) ? await package.Key.OpenAsync(run, token) : null;
            using var opened = signer as IDisposable;
            if (package.Key.IsAsked(run) && signer is null)
            {
                return;
            }

            await using var subject = ServerAddress.Is(written)
                ? ServerAddress.Of(written, run, run.Parsed.GetValue(profile))
                : PackageSubject.Is(written, edge) ? await PackageSubject.BuildAsync(written, run, package.Feeds(run), token)
                : await ImageSubject.FindAsync(written, run, run.Parsed.GetValue(profile), token);
            if (subject is null)
            {
                return;
            }

            if (run.Parsed.GetValue(attach) && subject.Image is null)
            {
                throw new UsageException("a report can be attached to an image only", "--report DIR leaves it as files");
            }

            var found = await ConformanceRun.RunAsync(run.Parsed.GetValue(fixture) is null ? subject.Subject : subject.Subject with { Fixtures = fixtures }, check => Progress.Tell(run, check), token);
            run.Diagnostics.AddRange(found.Checks.Select(ConformanceRules.Of).OfType<Slipway.Metadata.Diagnostics.Diagnostic>());
            if (run.Parsed.GetValue(report) is { } folder)
            {
                await ReportFiles.WriteAsync(found, edge.PathOf(folder), folder, token);
            }

            if (run.Parsed.GetValue(attach) && subject.Image is { } image && await ReportAttachment.AttachAsync(run, image, found, signer, token))
            {
                await run.SayAsync($"attached to {image}");
            }

            if (signer is not null && PackageServer.IsMeant(written))
            {
                await PackageReport.SignAsync(run, written, found, signer, token);
            }

            // What proves nothing is no success, even if no single check is to blame.
            run.Result = found.Verdict == ConformanceVerdict.Passed ? null : ExitCode.NotConforming;
            await run.AnswerAsync(run.Json ? ReportJson.Write(found).TrimEnd() : $"{found.Target}: {found.VerdictWord}");
        });
        return command;
    }

    private static async Task<PluginFixtures?> FixtureAsync(VerbRun run, string? written, CancellationToken token)
    {
        if (written is null)
        {
            return PluginFixtures.None;
        }

        var path = run.Edge.PathOf(written);
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no fixture {written}");
        }

        var reading = ConformanceFixture.Read(await File.ReadAllBytesAsync(path, token), written);
        run.Diagnostics.AddRange(reading.Diagnostics);
        return reading.Value is { } fixture ? PluginFixtures.None with { Medium = fixture } : null;
    }
}
