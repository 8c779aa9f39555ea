using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>The table of a host, or null when the compilation is none, and what does not fit.</summary>
internal sealed record Composition(EquatableArray<HostPlugin>? Table, EquatableArray<Problem> Problems)
{
    public static Composition None { get; } = new(null, default);
}
