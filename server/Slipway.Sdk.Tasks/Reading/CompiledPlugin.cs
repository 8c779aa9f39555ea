namespace Slipway.Sdk.Tasks.Reading;

/// <summary>What a plugin assembly says about itself: the attributes that the generator wrote into it.</summary>
internal sealed record CompiledPlugin(string Publisher, string Name, string FrameworkApi, IReadOnlyList<CompiledProvider> Providers);
