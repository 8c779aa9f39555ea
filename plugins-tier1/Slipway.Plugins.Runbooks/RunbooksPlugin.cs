using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Runbooks;

/// <summary>Runbooks as YAML files, and runs of them.</summary>
[Plugin("slipway", "runbooks")]
public static partial class RunbooksPlugin;
