using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;
using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Running;

/// <summary>What is checked, and what is known about it beforehand.</summary>
public sealed record ConformanceSubject
{
    /// <summary>The name in the report, the same wherever the subject lies.</summary>
    public required string Name { get; init; }

    /// <summary>Which checks are to be run.</summary>
    public required ConformanceProfile Profile { get; init; }

    /// <summary>The digests of what is checked: plugins, server, image.</summary>
    public IReadOnlyList<ReportedSubject> Digests { get; init; } = [];

    /// <summary>The server that is tested; null when nobody knows which it is.</summary>
    public ReportedServer? Server { get; init; }

    /// <summary>The fixtures.</summary>
    public PluginFixtures Fixtures { get; init; } = PluginFixtures.None;

    /// <summary>Plugins in this process.</summary>
    public IReadOnlyList<CompiledPlugin> Plugins { get; init; } = [];

    /// <summary>The address of a server that runs.</summary>
    public string? Address { get; init; }

    /// <summary>Starts the server that is checked.</summary>
    public IServerLauncher? Launcher { get; init; }

    /// <summary>A token of the server that may read.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The plugins that the server must say it has, as <c>publisher/name VERSION</c>; null when nobody knows.</summary>
    public IReadOnlyList<string>? ExpectedPlugins { get; init; }

    /// <summary>What providers, <c>capability/name</c>, declare to honour of the query scope.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Scopes { get; init; }

    /// <summary>How patient the kit is.</summary>
    public RunSettings Settings { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Stands between the kit and the server; tests damage answers with it.</summary>
    internal Func<HttpMessageHandler, HttpMessageHandler>? Between { get; init; }

    internal bool IsInProcess => Launcher is null && Address is null;
}

/// <summary>The server that a report is about.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Digest">The content hash of its package, <c>sha512:...</c>; null when only its version is known.</param>
public sealed record ReportedServer(string Version, string? Digest);

/// <summary>Something that a report is bound to.</summary>
/// <param name="Name">What it is, such as <c>plugin acme/prometheus 1.2.0</c>.</param>
/// <param name="Digest">Its digest, <c>sha256:...</c> or <c>sha512:...</c>.</param>
public sealed record ReportedSubject(string Name, string Digest);
