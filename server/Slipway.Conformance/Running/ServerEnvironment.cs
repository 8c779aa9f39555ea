using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;

namespace Slipway.Conformance.Running;

/// <summary>The environment that puts a fixture's providers into a server.</summary>
internal static class ServerEnvironment
{
    /// <summary>A start with all providers of a fixture.</summary>
    public static ServerStart Start(ConformanceFixture? fixture, Uri? upstream) => Start(fixture?.Providers ?? [], fixture, upstream);

    /// <summary>A start with some providers of a fixture.</summary>
    public static ServerStart Start(IReadOnlyList<FixtureProvider> providers, ConformanceFixture? fixture, Uri? upstream) =>
        new(Of(providers, upstream)) { Files = fixture?.Files ?? [] };

    private static Dictionary<string, string> Of(IReadOnlyList<FixtureProvider> providers, Uri? upstream)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            var name = provider.Capability.ToUpperInvariant();
            variables[$"OPSORCH_{name}_PROVIDER"] = provider.Provider;
            variables[$"OPSORCH_{name}_CONFIG"] = provider.ConfigFor(upstream);
        }

        return variables;
    }
}
