using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Sdk.Tasks.Reading;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>plugin.yaml, the code and the package side by side, and what is wrong between them.</summary>
internal sealed record Comparison(PluginManifest Manifest, CompiledPlugin Compiled, DiagnosticBag Problems)
{
    /// <summary>Adds a problem at a place of plugin.yaml.</summary>
    public void Report(DiagnosticRule rule, string path, string message, string remedy) =>
        Problems.Add(rule.At(Manifest.Source.PositionAt(path), message, remedy));

    /// <summary>The configuration keys of all providers; a key of several occurs as often.</summary>
    public IReadOnlyList<ConfigurationKey> Keys() => [.. Compiled.Providers.SelectMany(provider => provider.Keys)];

    /// <summary>The declared providers that the code has too, with their paths in plugin.yaml.</summary>
    public IEnumerable<(string Path, PluginProvider Declared, CompiledProvider Compiled)> Pairs() =>
        from declared in Manifest.Providers.Select((provider, index) => (Path: $"spec.providers[{index}]", Provider: provider))
        from compiled in Compiled.Providers
        where IsSame(declared.Provider, compiled)
        select (declared.Path, declared.Provider, compiled);

    /// <summary>Whether both are the same provider.</summary>
    public static bool IsSame(PluginProvider declared, CompiledProvider compiled) =>
        declared.Capability == compiled.Capability && declared.Name == compiled.Name;
}
