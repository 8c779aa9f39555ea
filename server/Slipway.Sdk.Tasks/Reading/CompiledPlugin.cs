namespace Slipway.Sdk.Tasks.Reading;

/// <summary>What a plugin assembly says about itself: the attributes that the generator wrote into it.</summary>
internal sealed record CompiledPlugin(string Publisher, string Name, string FrameworkApi, IReadOnlyList<CompiledProvider> Providers)
{
    /// <summary>The permissions that it was compiled for; null when the assembly does not say.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>The hosts that it was compiled for; null when the assembly does not say.</summary>
    public IReadOnlyList<string>? OutboundHosts { get; init; }
}
