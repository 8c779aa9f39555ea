using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>The newest versions that a manifest can take, and the server that proves it.</summary>
public sealed record ServerUpdate
{
    // What does not hold in its twelve newest versions will hardly in the one before; each trial is a build.
    private const int MostTried = 12;
    private const string FromTheBase = "the base image brings it; a newer one comes with a newer base";

    /// <summary>What was looked for.</summary>
    public required IReadOnlyList<SubjectUpdate> Subjects { get; init; }

    /// <summary>The manifest with the new versions.</summary>
    public required ReadOnlyMemory<byte> Manifest { get; init; }

    /// <summary>The server of it; null when nothing was tried, or nothing holds.</summary>
    public CompiledServer? Proven { get; init; }

    /// <summary>The server as it was; null when it cannot be had.</summary>
    public ResolvedServer? Before { get; init; }

    /// <summary>What was not looked at, a sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Whether something moves.</summary>
    public bool Moves => Proven is not null && Subjects.Any(subject => subject.Moves);

    /// <summary>
    /// Looks; null when a diagnostic of severity error was added. Where nothing newer holds because the manifest as it is does not hold
    /// either, that is told to the context.
    /// </summary>
    public static async Task<ServerUpdate?> FindAsync(
        ServerManifest manifest, ReadOnlyMemory<byte> bytes, UpdateScope scope, UpdateProof? proof, BuildContext context, CancellationToken token)
    {
        if (ManifestFeeds.Of(manifest, Directory.CreateDirectory(Path.Combine(context.WorkFolder, "listing")).FullName, context.Diagnostics) is not { } feeds)
        {
            return null;
        }

        var available = new AvailableVersions(feeds, context);
        var subjects = UpdateSubject.In(manifest).Where(scope.Means).ToList();
        if (await CandidatesAsync(subjects, available, scope, token) is not { } candidates)
        {
            return null;
        }

        List<string> unknown =
        [
            .. available.Unasked.Select(feed => $"the feed {feed}: offline, it was not asked"),
            .. manifest.Base.Server is null && scope.Names.Count == 0 ? [$"the server: {FromTheBase}"] : Array.Empty<string>(),
            .. candidates.Where(pair => pair.Value.Count > MostTried + 1).Select(pair => $"{pair.Key.Name}: only the {MostTried} newest of {pair.Value.Count - 1} newer versions were looked at"),
        ];
        var nothing = new ServerUpdate { Subjects = [.. subjects.Select(subject => new SubjectUpdate(subject, subject.Version.Value, []))], Manifest = bytes, Unknown = unknown };
        if (candidates.Values.All(versions => versions.Count == 1))
        {
            return nothing;
        }

        var present = await PresentServer.OfAsync(manifest, context, token);
        var limited = candidates.Where(pair => pair.Key.Kind != UpdateKind.Server || !present.HasItsServerFromTheBase)
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<SemanticVersion>)[.. pair.Value.SkipLast(1).Take(MostTried), pair.Value[^1]]);
        var found = await new UpdateSearch(new UpdateTrials(manifest, bytes, present, proof, context), limited).RunAsync(token);
        context.Diagnostics.AddRange(found.Trial.Found);
        return !found.Trial.Holds ? nothing : nothing with
        {
            Subjects = [.. subjects.Select(subject => new SubjectUpdate(
                limited.ContainsKey(subject) ? subject : subject with { Held = subject.Held ?? FromTheBase }, found.Choice.GetValueOrDefault(subject, subject.Version.Value), found.PassedOver.GetValueOrDefault(subject, [])))],
            Manifest = found.Trial.Bytes,
            Proven = found.Trial.Compiled,
            Before = present.Server,
        };
    }

    private static async Task<IReadOnlyDictionary<UpdateSubject, IReadOnlyList<SemanticVersion>>?> CandidatesAsync(
        IReadOnlyList<UpdateSubject> subjects, AvailableVersions available, UpdateScope scope, CancellationToken token)
    {
        var candidates = new Dictionary<UpdateSubject, IReadOnlyList<SemanticVersion>>();
        foreach (var subject in subjects.Where(subject => subject.Held is null))
        {
            if (await available.OfAsync(subject.Module, token) is not { } versions)
            {
                return null;
            }

            var now = subject.Version.Value;
            candidates[subject] =
            [
                .. versions.Where(version => version > now && (!version.IsPrerelease || scope.Prereleases || now.IsPrerelease) && scope.Reach.Allows(now, version)),
                now,
            ];
        }

        return candidates;
    }
}
