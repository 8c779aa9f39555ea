using System.Collections.Immutable;

namespace Slipway.Images.Composition;

/// <summary>What changes in a base image's configuration. What is null or empty stays as the base has it.</summary>
public sealed record ImageEdits
{
    /// <summary>When the image was made: an input, never the clock.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The platform; needed without a base, and otherwise the base's.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Who made it.</summary>
    public string? Author { get; init; }

    /// <summary>The program that starts. A new one clears the base's Cmd, which belonged to the old one.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Its default arguments.</summary>
    public ImmutableArray<string> Cmd { get; init; } = [];

    /// <summary>Who runs in the container: a number or a name, optionally with a group.</summary>
    public string? User { get; init; }

    /// <summary>The working folder.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The signal that asks the program to stop.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Environment variables, in order; a name that the base has is replaced where it stands.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Env { get; init; } = [];

    /// <summary>Labels, added to the base's.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Descriptor.NoAnnotations;

    /// <summary>Ports, such as <c>8080/tcp</c>, added to the base's.</summary>
    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    /// <summary>The health check, for engines that run one.</summary>
    public HealthCheck? HealthCheck { get; init; }

    /// <summary>The manifest's annotations. A base's are about the base and are not taken over.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Descriptor.NoAnnotations;
}
