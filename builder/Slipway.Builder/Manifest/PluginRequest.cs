using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>A plugin that a manifest asks for.</summary>
/// <param name="Name">The name in its plugin.yaml.</param>
/// <param name="Module">Its NuGet package.</param>
/// <param name="Version">Its version, exact.</param>
/// <param name="Position">Where it stands in the manifest: its name.</param>
public sealed record PluginRequest(string Name, Located<PackageId> Module, Located<SemanticVersion> Version, SourcePosition Position)
{
    /// <summary>The one feed that it may come from, when the manifest says so.</summary>
    public Located<string>? Feed { get; init; }

    /// <summary>A package file or a folder of packages that it comes from instead of a feed.</summary>
    public Located<string>? LocalPath { get; init; }

    /// <summary>Why it comes from there.</summary>
    public string? Because { get; init; }

    /// <summary>Until when it may.</summary>
    public Located<DateOnly>? Until { get; init; }

    /// <summary>The known faults that are taken on.</summary>
    public IReadOnlyList<AcceptedFault> Accepts { get; init; } = [];

    /// <summary>How a fault was taken on; null when it was not.</summary>
    public AcceptedFault? Accepting(string what) => Accepts.FirstOrDefault(fault => fault.What == what);

    /// <summary>How messages name it.</summary>
    public string Subject => $"plugin \"{Name}\"";
}
