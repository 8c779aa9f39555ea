using Microsoft.CodeAnalysis.Diagnostics;

namespace Slipway.Generator.Host;

/// <summary>The properties of the project that concern hosts.</summary>
/// <param name="IsHost">Whether this compilation is a host: the property SlipwayHost.</param>
/// <param name="DefaultTier">The tier of plugins that no manifest names: the property SlipwayDefaultTier as it is written.</param>
internal sealed record HostOptions(bool IsHost, string DefaultTier)
{
    private const int Community = 3;

    public static HostOptions Read(AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options.GlobalOptions.TryGetValue("build_property.SlipwayHost", out var host);
        options.GlobalOptions.TryGetValue("build_property.SlipwayDefaultTier", out var tier);
        return new HostOptions("true".Equals(host?.Trim(), StringComparison.OrdinalIgnoreCase), tier?.Trim() ?? "");
    }

    /// <summary>The tier, or null when the property is malformed.</summary>
    public int? Tier() => DefaultTier.Length == 0 ? Community : ProjectedPlugin.ParseTier(DefaultTier);
}
