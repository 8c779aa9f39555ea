namespace Slipway.Generator;

/// <summary>What the generator knows of Slipway.Sdk: names, nothing more.</summary>
internal static class SdkNames
{
    public const string Assembly = "Slipway.Sdk";
    public const string FrameworkApi = "v1";

    public const string Plugin = "Slipway.Sdk.Plugins.PluginAttribute";
    public const string Provider = "Slipway.Sdk.Plugins.ProviderAttribute";
    public const string ProviderContext = "Slipway.Sdk.Plugins.ProviderContext";
    public const string PluginManifest = "Slipway.Sdk.Plugins.PluginManifestAttribute";
    public const string PluginProvider = "Slipway.Sdk.Plugins.PluginProviderAttribute";
    public const string ProviderRegistry = "Slipway.Sdk.Plugins.IProviderRegistry";
    public const string CapabilityContract = "Slipway.Sdk.Capabilities.CapabilityContractAttribute";
    public const string Operation = "Slipway.Sdk.Capabilities.OperationAttribute";
    public const string Configuration = "Slipway.Sdk.Configuration.ConfigurationAttribute";
    public const string Key = "Slipway.Sdk.Configuration.KeyAttribute";
    public const string Secret = "Slipway.Sdk.Configuration.Secret";

    /// <summary>The capabilities of framework API v1; only interfaces of Slipway.Sdk may be their contracts.</summary>
    public static readonly string[] Capabilities =
    [
        "incident", "alert", "log", "metric", "ticket", "messaging", "service", "deployment", "team", "orchestration", "secret",
    ];

    /// <summary>The members of the query scope.</summary>
    public static readonly string[] ScopeMembers = ["service", "team", "environment"];
}
