using Slipway.Conformance.Fixtures;

namespace Slipway.Conformance.Running;

/// <summary>The environment that puts a fixture's providers into a server.</summary>
internal static class ServerEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(ConformanceFixture? fixture, Uri? upstream) =>
        Of(fixture?.Providers ?? [], upstream);

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<FixtureProvider> providers, Uri? upstream)
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
