using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Says that this assembly is a plugin, and who it is. The generator writes its Register method.</summary>
[Plugin("publisher-slug", "plugin-slug")]
public static partial class ExamplePlugin;
