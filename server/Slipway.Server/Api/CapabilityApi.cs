using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Capabilities;
using Slipway.Server.Routing;

namespace Slipway.Server.Api;

/// <summary>The HTTP side of a capability: where its routes live and what they are.</summary>
internal sealed class CapabilityApi
{
    /// <summary>The capability in the SDK's table.</summary>
    public required Capability Capability { get; init; }

    /// <summary>The first segment of its paths, such as <c>incidents</c>; null when it has no routes.</summary>
    public string? Segment { get; init; }

    /// <summary>Whether a path may end in a slash. The recorded server accepts it for some capabilities only.</summary>
    public bool TrailingSlash { get; init; }

    /// <summary>Whether clients may list its providers and configure one at run time.</summary>
    public bool Configurable { get; init; } = true;

    /// <summary>The JSON contracts of bodies that only the HTTP API knows.</summary>
    public IJsonTypeInfoResolver? Json { get; init; }

    /// <summary>The routes; those with words before those with parameters.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];
}
