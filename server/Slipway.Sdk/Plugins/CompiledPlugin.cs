namespace Slipway.Sdk.Plugins;

/// <summary>A plugin that is compiled into a server: what it is, and the call that registers its providers.</summary>
/// <param name="Description">What it is.</param>
/// <param name="Register">Registers its providers.</param>
public sealed record CompiledPlugin(PluginDescription Description, Action<IProviderRegistry> Register);
