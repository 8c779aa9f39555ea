using Slipway.Builder.Resolution;
using Slipway.Images.Registries;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;

namespace Slipway.Builder.Pipeline;

/// <summary>What a build takes from the machine and the moment, said once, at the edge. Nothing else is read from either.</summary>
public sealed record BuildContext
{
    /// <summary>Where what may be deleted is kept between builds: packages by hash, layers.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>A folder of this run alone, for drafts; whoever made it removes it.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>The .NET installation: the base <c>host</c>, the reference packs, the launcher.</summary>
    public required string DotnetRoot { get; init; }

    /// <summary>The day on which exceptions are judged.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Slipway's own version: it decides about bytes, so it stands in the lock.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The curated index of manifests that name none, its files sorted by path. What it does not list is Tier 3.</summary>
    public IReadOnlyList<IndexFile> Index { get; init; } = [];

    /// <summary>The time that everything in an image carries.</summary>
    public DateTimeOffset Created { get; init; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The commit that is built, for tags and labels; null when nobody said.</summary>
    public string? Commit { get; init; }

    /// <summary>The address of the repository that is built; null when nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>Whether a job of a CI service builds.</summary>
    public bool IsCi { get; init; }

    /// <summary>Whether no socket may be opened.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether a lock must be there and fit.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether packages are resolved anew, with a warning, where the lock does not fit; otherwise that is an error.</summary>
    public bool PassesOverStaleLock { get; init; }

    /// <summary>Gives the client for registries when one is needed: credentials and proxies are the edge's business.</summary>
    public required Func<RegistryClient> Registries { get; init; }

    /// <summary>Where advisories lie; null when there are none.</summary>
    public string? AdvisoriesFolder { get; init; }

    /// <summary>How many layers are made at once.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>What resolutions of this run share, where it resolves many servers.</summary>
    public ResolverMemory Memory { get; init; } = ResolverMemory.None;

    /// <summary>Measures how long stages take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What took how long.</summary>
    public StepLog Steps { get; init; } = new(TimeProvider.System);

    /// <summary>Where problems go.</summary>
    public DiagnosticBag Diagnostics { get; init; } = new();

    /// <summary>Who is told how the build goes on.</summary>
    public IBuildObserver Observer { get; init; } = new SilentObserver();
}
