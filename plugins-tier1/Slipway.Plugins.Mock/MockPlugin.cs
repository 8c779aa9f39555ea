using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>All eleven capabilities, in memory and deterministic.</summary>
[Plugin("slipway", "mock")]
public static partial class MockPlugin;
