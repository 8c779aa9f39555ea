using System.Globalization;
using Slipway.Builder.Compilation;
using Slipway.Builder.Evidence;
using Slipway.Builder.Generation;
using Slipway.Builder.Linking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>Tries choices of versions as a build would take them: resolved, judged, linked, compiled. Each is tried once.</summary>
/// <param name="manifest">The manifest as it is.</param>
/// <param name="bytes">Its bytes.</param>
/// <param name="present">The server of it.</param>
/// <param name="proof">What else is to be proven; null for nothing.</param>
/// <param name="context">The context; what trials find stays with them.</param>
internal sealed class UpdateTrials(ServerManifest manifest, ReadOnlyMemory<byte> bytes, PresentServer present, UpdateProof? proof, BuildContext context)
{
    private readonly Dictionary<string, UpdateTrial> _known = new(StringComparer.Ordinal);

    /// <summary>Tries the versions of some subjects of the manifest, whose others stay as they are.</summary>
    public async Task<UpdateTrial> TryAsync(IEnumerable<KeyValuePair<UpdateSubject, SemanticVersion>> choice, CancellationToken token)
    {
        var moves = choice.Where(pair => pair.Value != pair.Key.Version.Value).ToList();
        var key = string.Join('\n', moves.Select(move => $"{move.Key.Key} {move.Value}").Order(StringComparer.Ordinal));
        return _known.TryGetValue(key, out var known) ? known : _known[key] = await MakeAsync(moves, token);
    }

    private async Task<UpdateTrial> MakeAsync(List<KeyValuePair<UpdateSubject, SemanticVersion>> moves, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var work = Path.Combine(context.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"trial-{_known.Count}"));
        var apart = context with
        {
            WorkFolder = Directory.CreateDirectory(work).FullName, Locked = false, Diagnostics = new DiagnosticBag(), Observer = new SilentObserver(), Steps = new StepLog(context.Clock),
        };
        var edited = ManifestEdit.Apply(bytes.Span, moves.Select(move => new VersionEdit(move.Key.Version, move.Value)), apart.Diagnostics);
        var read = edited is null ? null : ManifestReader.Read(edited, manifest.File, manifest.Base.Image.Position.File, context.Today, apart.Diagnostics);
        var compiled = read is null ? null : await CompileAsync(read, apart, token);
        var objections = Objections(apart);
        if (compiled is not null && objections.Count == 0)
        {
            objections = moves.Count == 0 ? [] : [.. present.Against(compiled.Generated.Resolved, apart, token)];
        }

        if (compiled is not null && objections.Count == 0 && proof is not null)
        {
            await proof(compiled, apart, token);
            objections = Objections(apart);
        }

        return new UpdateTrial(edited, read, compiled, apart.Diagnostics.Sorted(), objections);
    }

    private static async Task<CompiledServer?> CompileAsync(ServerManifest read, BuildContext apart, CancellationToken token)
    {
        if (await ServerResolver.ResolveAnewAsync(read, apart, token) is not { } resolved)
        {
            return null;
        }

        // Before the compiler: whether packages are allowed is seen sooner than whether they link.
        EvidenceStage.JudgePackages(resolved, apart, token);
        return !apart.Diagnostics.HasErrors && await ServerLinking.ProveAsync(resolved, apart, token) is not null
            ? await KeptCompilation.CompileAsync(ServerGeneration.Generate(resolved), apart, token)
            : null;
    }

    private static IReadOnlyList<Objection> Objections(BuildContext apart) => [.. apart.Diagnostics.Sorted().Where(found => found.IsError).Select(Objection.Of)];
}
