using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Caching;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Terminal;
using Slipway.Images.Registries;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Verbs;

/// <summary>One run of a verb: how it talks, what it found, how it ends.</summary>
internal sealed class VerbRun(Edge edge, ParseResult parsed) : IDisposable
{
    private const string Drafts = "slipway-";

    private static readonly string DraftsPlace = Path.Combine(Path.GetTempPath(), Drafts);

    private RegistryClient? _registries;
    private CacheHold? _cache;
    private bool _answered;
    private readonly Lazy<string> _work = new(MakeWorkFolder);

    /// <summary>What was found.</summary>
    public DiagnosticBag Diagnostics { get; private set; } = new();

    /// <summary>How it ends, when that is not for the diagnostics to say.</summary>
    public int? Result { get; set; }

    /// <summary>A folder for drafts that vanishes with the run.</summary>
    public string WorkFolder => _work.Value;

    /// <summary>Forgets what was found, for another round.</summary>
    public void Forget() => Diagnostics = new DiagnosticBag();

    /// <summary>The process around it.</summary>
    public Edge Edge { get; } = edge;

    /// <summary>The parsed command line.</summary>
    public ParseResult Parsed { get; } = parsed;

    /// <summary>Whether the machine's answer is wanted.</summary>
    public bool Json => Parsed.GetValue(CommonOptions.Json);

    /// <summary>Whether only problems are told.</summary>
    public bool Quiet => Parsed.GetValue(CommonOptions.Quiet);

    /// <summary>Whether notes are told, too.</summary>
    public bool Verbose => Parsed.GetValue(CommonOptions.Verbose);

    /// <summary>Gives a verb its action: whatever happens ends in one of the exit codes.</summary>
    public static void Bind(Command command, Edge edge, Func<VerbRun, CancellationToken, Task> action) =>
        command.SetAction(async (parsed, token) =>
        {
            // The parser listens for Ctrl-C only once the action has let go of the thread.
            await Task.Yield();
            using var run = new VerbRun(edge, parsed);
            try
            {
                await action(run, token);
                token.ThrowIfCancellationRequested();
                await run.TellDiagnosticsAsync();
                await run.AnswerMachineAsync();
                return run.Result ?? ExitCode.Of(run.Diagnostics.Sorted());
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                await edge.Error.WriteLineAsync("slipway: interrupted; nothing was left half-written");
                return ExitCode.Interrupted;
            }
            catch (UsageException exception)
            {
                await edge.Error.WriteLineAsync($"slipway: {exception.Message}");
                return ExitCode.Usage;
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && run.Named(exception) is { } absent)
            {
                await run.TellDiagnosticsAsync();
                await edge.Error.WriteLineAsync($"slipway: there is no file {absent}; the command line names it");
                return ExitCode.Usage;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                var known = run.Known(exception);
                run.Diagnostics.AddRange(known);
                await run.TellDiagnosticsAsync();
                if (known.Count == 0)
                {
                    await edge.Error.WriteLineAsync($"slipway: {exception.Message}");
                }

                await run.AnswerMachineAsync();
                return ExitCode.Failure;
            }
            catch (Exception exception)
            {
                await run.TellDiagnosticsAsync();
                await edge.Error.WriteLineAsync(
                    $"slipway: this is a fault of Slipway itself: {(run.Verbose ? exception : exception.Message)}{(run.Verbose ? "" : "; --verbose says where")}");
                return ExitCode.Failure;
            }
        });

    // The system's own message does not say where.
    private static string MakeWorkFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory(Drafts).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{DraftsPlace}: {exception.Message}", exception);
        }
    }

    // The word of the command line whose file was not found, if it was one of these.
    private string? Named(Exception exception) => Parsed.CommandResult.Children.SelectMany(child => child.Tokens).Select(token => token.Value)
        .FirstOrDefault(word => word.Length > 0 && exception.Message.Contains($"'{Edge.PathOf(word)}'", StringComparison.Ordinal));

    // Two folders that a user did not name can fail everywhere: the cache, and the one for drafts.
    private IReadOnlyList<Diagnostic> Known(Exception exception) =>
        exception.Message.Contains(Edge.CacheFolder(), StringComparison.Ordinal) ? [PackingRules.Unusable(Edge.CacheFolder(), exception)]
        : exception.Message.Contains(DraftsPlace, StringComparison.Ordinal)
            ? [PackingRules.Unwritable(Path.GetTempPath(), exception, "make room there, or name another folder with TMPDIR")]
        : [];

    /// <summary>Warns of a file that says whom to believe, when anybody may write it.</summary>
    public void LookAfter(string? written)
    {
        if (written is not null && Custody.Of(Edge.PathOf(written), written) is { } problem)
        {
            Diagnostics.Add(TrustDiagnostics.Of(problem));
        }
    }

    /// <summary>Tells a line of narrative.</summary>
    public Task SayAsync(string line) => Quiet || Json ? Task.CompletedTask : Edge.Error.WriteLineAsync(line);

    /// <summary>Gives the answer: the only thing on standard output.</summary>
    public async Task AnswerAsync(string line)
    {
        _answered = true;
        try
        {
            await Edge.Output.WriteLineAsync(Printable(line));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the answer was not written: standard output is closed or full ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    // A machine that asked learns what was found also when there is nothing else to say.
    private Task AnswerMachineAsync() => !Json || _answered ? Task.CompletedTask
        : AnswerAsync(new JsonObject { ["diagnostics"] = BuildReport.Diagnostics(Diagnostics.Sorted()) }.ToJsonString());

    // Images and advisories come from others; what a terminal would obey is shown instead.
    private static string Printable(string text) => text.Any(IsCommand)
        ? string.Concat(text.Select(letter => IsCommand(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()))
        : text;

    private static bool IsCommand(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>The value, or null after its problems were told to this run.</summary>
    public T? Take<T>(Trust.Checked<T> answer)
        where T : class
    {
        Diagnostics.AddRange(answer.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        return answer.Value;
    }

    /// <summary>The pipeline's context for this run, which holds the cache from now on.</summary>
    public async Task<BuildContext> ContextAsync(bool offline, bool locked, string? commit, CancellationToken token)
    {
        await HoldCacheAsync(token);
        return Context(offline, locked, commit);
    }

    /// <summary>Keeps the cache as it is until the run ends or lets go of it.</summary>
    public async Task HoldCacheAsync(CancellationToken token) => _cache ??= await CacheHold.TogetherAsync(Edge.CacheFolder(), Edge.Clock, token);

    /// <summary>Lets others shrink the cache again.</summary>
    public void LetGoOfCache()
    {
        _cache?.Dispose();
        _cache = null;
    }

    /// <summary>The same for who neither reads nor writes the cache.</summary>
    public BuildContext Context(bool offline, bool locked, string? commit) => new()
    {
        CacheFolder = Edge.CacheFolder(),
        WorkFolder = WorkFolder,
        DotnetRoot = Edge.DotnetRoot(),
        Today = DateOnly.FromDateTime(Edge.Clock.GetUtcNow().UtcDateTime),
        ToolVersion = ToolVersion.Text,
        Index = EmbeddedIndex.Files(),
        Created = Edge.Created(),
        Commit = commit ?? Edge.Commit(),
        Source = Edge.Source(),
        IsCi = Edge.IsCi(),
        AdvisoriesFolder = Edge.AdvisoriesFolder(AdvisoriesOption.Of(Parsed)),
        Offline = offline,
        Registries = () => _registries ??= RegistryAccess.Open(this, offline),
        Locked = locked || Edge.IsCi(),
        Clock = Edge.Clock,
        Steps = new StepLog(Edge.Clock),
        Diagnostics = Diagnostics,
        Observer = Observer(),
    };

    /// <summary>Runs the pipeline; on a terminal, with a line that moves.</summary>
    public static Task<BuildOutcome> PipelineAsync(ServerManifest manifest, BuildStage until, BuildContext context, CancellationToken token) =>
        context.Observer is LiveStages live
            ? live.WatchAsync(() => ServerPipeline.RunAsync(manifest, until, context, token))
            : ServerPipeline.RunAsync(manifest, until, context, token);

    private IBuildObserver Observer() =>
        Quiet || Json ? new SilentObserver()
        : Edge.IsTerminal && Edge.Variable("TERM") != "dumb" ? new LiveStages(Edge.Error, colours: Edge.Variable("NO_COLOR") is null)
        : new StageLines(Edge.Error);

    /// <summary>Removes the run's drafts and hangs up.</summary>
    public void Dispose()
    {
        _registries?.Dispose();
        LetGoOfCache();
        if (_work.IsValueCreated)
        {
            Directory.Delete(WorkFolder, recursive: true);
        }
    }

    /// <summary>Tells what was found so far.</summary>
    public async Task TellDiagnosticsAsync()
    {
        var told = Diagnostics.Sorted().Where(diagnostic => Verbose || diagnostic.Severity > DiagnosticSeverity.Note).ToList();
        await Edge.Error.WriteAsync(DiagnosticText.Render(told));
        var errors = told.Count(diagnostic => diagnostic.IsError);
        if (errors > 0)
        {
            await Edge.Error.WriteLineAsync($"{errors} error{(errors == 1 ? "" : "s")}; slipway explain {told.First(diagnostic => diagnostic.IsError).Id} says more");
        }
    }
}
