using System.CommandLine;
using System.Text;
using Slipway.Approval.Upkeep;
using Slipway.Builder.Manifest;
using Slipway.Builder.Upkeep;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Upkeep;

/// <summary>The search that <c>outdated</c> and <c>update</c> share, with its options.</summary>
internal sealed class NewerVersions
{
    private readonly Argument<string> _manifest = ManifestArgument.Create();
    private readonly Argument<string[]> _names = new("names")
    {
        Description = "What is to be newer: server, plugins by name, or packages; * stands for any text. Left out: the server and all plugins",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _within = new("--within") { Description = "The last number of a version that may change; major, unless said otherwise" };
    private readonly Option<bool> _prerelease = new("--prerelease") { Description = "Count versions before a release, too" };
    private readonly Option<bool> _conformance = new("--conformance") { Description = "Prove by the conformance checks, too: this runs the plugins' code" };
    private readonly Option<string?> _markdown = new("--markdown") { HelpName = "FILE", Description = "Write the text of a pull request into this file" };
    private readonly Option<bool> _offline = ManifestArgument.Offline();

    public NewerVersions() => _within.AcceptOnlyFromAmong([.. Enum.GetNames<UpdateReach>().Select(name => name.ToLowerInvariant())]);

    /// <summary>A verb that searches.</summary>
    public Command Command(string name, string description) =>
        new(name, description) { _manifest, _names, _within, _prerelease, _conformance, _markdown, _offline, AdvisoriesOption.Option };

    /// <summary>Searches; null when there is nothing to say beside the diagnostics.</summary>
    /// <param name="run">The run.</param>
    /// <param name="take">Takes what can be had, and says whether it was written; null only to look.</param>
    /// <param name="token">Ends the search.</param>
    public async Task<UpdateReport?> FindAsync(VerbRun run, Func<ServerManifest, byte[], ServerUpdate, Task>? take, CancellationToken token)
    {
        var written = run.Parsed.GetRequiredValue(_manifest);
        if (ManifestArgument.Read(run, written) is not { } manifest)
        {
            return null;
        }

        // Read twice, so compared once more before anything is written over it.
        var bytes = await File.ReadAllBytesAsync(manifest.File, token);
        var context = await run.ContextAsync(run.Parsed.GetValue(_offline), locked: false, commit: null, token);
        UpdateProof? proof = run.Parsed.GetValue(_conformance) ? new ConformanceProof(run).ProveAsync : null;
        if (await ServerUpdate.FindAsync(manifest, bytes, Scope(run, manifest), proof, context, token) is not { } update)
        {
            return null;
        }

        var report = await UpdateReport.OfAsync(written, update, context, token) with { Conforms = proof is not null && update.Proven is not null };
        if (take is not null && update.Moves)
        {
            await take(manifest, bytes, update);
            report = report with { Written = true };
        }

        if (run.Parsed.GetValue(_markdown) is { } markdown)
        {
            await OutputFile.WriteAsync(run.Edge.PathOf(markdown), markdown, Encoding.UTF8.GetBytes(UpdateMarkdown.Write(report)), token);
        }

        await run.AnswerAsync(run.Json ? UpdateJson.Write(report) : UpdateText.Write(report));
        return report;
    }

    private UpdateScope Scope(VerbRun run, ServerManifest manifest)
    {
        var names = run.Parsed.GetValue(_names) ?? [];
        var subjects = UpdateSubject.In(manifest);
        foreach (var name in names.Where(name => !subjects.Any(subject => UpdateScope.Matches(name, subject))))
        {
            var known = subjects.Select(subject => subject.Name).Distinct(StringComparer.Ordinal).ToList();
            throw new UsageException($"the manifest names no version of {name}", DidYouMean.Ask(name, known) ?? $"it names {string.Join(", ", known)}");
        }

        return new UpdateScope { Names = names, Reach = Enum.Parse<UpdateReach>(run.Parsed.GetValue(_within) ?? nameof(UpdateReach.Major), ignoreCase: true), Prereleases = run.Parsed.GetValue(_prerelease) };
    }
}
