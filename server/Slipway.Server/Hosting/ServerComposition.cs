using Slipway.Sdk.Plugins;
using Slipway.Server.Api;

namespace Slipway.Server.Hosting;

/// <summary>What a server is made of before its environment is read.</summary>
internal sealed record ServerComposition
{
    /// <summary>The plugins that are compiled in.</summary>
    public IReadOnlyList<CompiledPlugin> Plugins { get; init; } = [];

    /// <summary>The capabilities with their routes.</summary>
    public IReadOnlyList<CapabilityApi> Apis { get; init; } = OpsApi.V1;

    /// <summary>What it was built as.</summary>
    public required ServerIdentity Identity { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
