using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Metadata.Plugins;

/// <summary>What has to agree before a plugin is packed. The Slipway.Sdk package brings the checks to every plugin project.</summary>
public static class PackRules
{
    /// <summary>SLP1080.</summary>
    public static DiagnosticRule NoManifest { get; } = new("SLP1080", Error, "The plugin has no plugin.yaml",
        "A plugin package carries plugin.yaml at its root; without it nobody can tell what the plugin is, fits and may do. Put the file beside the project, under exactly this name. A project that only uses the SDK has neither a `[Plugin]` class nor a plugin.yaml and is left alone.");

    /// <summary>SLP1081.</summary>
    public static DiagnosticRule NoPlugin { get; } = new("SLP1081", Error, "The assembly holds no plugin",
        "There is a plugin.yaml, but no class of the assembly is marked with `[Plugin(\"publisher\", \"name\")]`, or the generator that the Slipway.Sdk package brings did not run. Mark one `public static partial class`.");

    /// <summary>SLP1082.</summary>
    public static DiagnosticRule VersionDiffers { get; } = new("SLP1082", Error, "plugin.yaml and the package have different versions",
        "`spec.version` equals the package's version. Set both: `Version` in the project and `version` in plugin.yaml.");

    /// <summary>SLP1083.</summary>
    public static DiagnosticRule IdentityDiffers { get; } = new("SLP1083", Error, "plugin.yaml and the code name different plugins",
        "The publisher and name of `[Plugin(...)]` equal those of plugin.yaml. The identity never changes once a version is published.");

    /// <summary>SLP1084.</summary>
    public static DiagnosticRule FrameworkDiffers { get; } = new("SLP1084", Error, "plugin.yaml declares another framework API than the code was compiled for",
        "`spec.compatibility.frameworkApi` is that of the Slipway.Sdk package that the project references.");

    /// <summary>SLP1085.</summary>
    public static DiagnosticRule ProviderOnlyDeclared { get; } = new("SLP1085", Error, "A declared provider is not in the code",
        "plugin.yaml declares a provider for which no class has `[Provider(\"name\")]` and the interface of its capability. Remove it, or write the class.");

    /// <summary>SLP1086.</summary>
    public static DiagnosticRule ProviderOnlyInCode { get; } = new("SLP1086", Error, "A provider of the code is not declared",
        "Approvers and servers read what a plugin provides from plugin.yaml. Declare the provider there.");

    /// <summary>SLP1087.</summary>
    public static DiagnosticRule ProviderDiffers { get; } = new("SLP1087", Error, "plugin.yaml and the code disagree about a provider",
        "Operations are the interface members that the class implements itself; scope and filters are those of its `[Provider]` attribute. Servers, `/plugins` and conformance rely on the declaration, so it says the same.");

    /// <summary>SLP1088.</summary>
    public static DiagnosticRule SchemaUndeclared { get; } = new("SLP1088", Error, "A provider's configuration schema is not declared",
        "The provider takes a configuration; `configuration:` names the file of the package that describes it, such as `config/NAME.schema.json`. The pack target writes the file.");

    /// <summary>SLP1089.</summary>
    public static DiagnosticRule SchemaDiffers { get; } = new("SLP1089", Error, "A configuration schema is not that of the code",
        "The schema is derived from the configuration record. The file in the project is older, or was edited. Write it anew with `dotnet build -p:SlipwayWriteSchema=true` and review the difference.");

    /// <summary>SLP1090.</summary>
    public static DiagnosticRule UnknownKey { get; } = new("SLP1090", Error, "plugin.yaml names a configuration key that does not exist",
        "`secrets` and `{config:key}` hosts name keys of the configuration of one of the plugin's providers.");

    /// <summary>SLP1091.</summary>
    public static DiagnosticRule SchemaShared { get; } = new("SLP1091", Error, "Two configurations claim one schema file",
        "Two providers with different configuration records name the same file under `configuration`. Give each record a file of its own; providers with the same record may share one.");

    /// <summary>SLP1092.</summary>
    public static DiagnosticRule NotStdio { get; } = new("SLP1092", Error, "A compiled plugin declares another runtime",
        "A package with an assembly that has a `[Plugin]` class is linked into servers: `runtime: { type: compiled }`.");

    /// <summary>SLP1093.</summary>
    public static DiagnosticRule NotHere { get; } = new("SLP1093", Error, "The checks need the .NET SDK",
        "The checks run inside the MSBuild of the .NET SDK. Pack with `dotnet pack` instead of the MSBuild of another product.");

    /// <summary>SLP1094.</summary>
    public static DiagnosticRule NotNoPlugin { get; } = new("SLP1094", Error, "A project with a plugin says that it is none",
        "`<IsSlipwayPlugin>false</IsSlipwayPlugin>` stands beside a `[Plugin]` class or a plugin.yaml. The package would carry a plugin that nothing has checked. Delete the property, or move the plugin into a project of its own.");

    /// <summary>SLP1095.</summary>
    public static DiagnosticRule Unreadable { get; } = new("SLP1095", Error, "A file of the plugin cannot be read or written",
        "plugin.yaml and the configuration schemas are ordinary files of bounded size, and the schemas can be derived from the code as JSON. Folders, devices and pipes in their place are refused.");

    /// <summary>SLP1096.</summary>
    public static DiagnosticRule LicenseDiffers { get; } = new("SLP1096", Error, "plugin.yaml and the package have different licences",
        "`spec.license` equals the project's `PackageLicenseExpression`. Policies decide on either, so both say the same.");

    /// <summary>SLP1097.</summary>
    public static DiagnosticRule SecretsDiffer { get; } = new("SLP1097", Error, "plugin.yaml and the code disagree about secrets",
        "`secrets` lists exactly the keys of type `Secret` in the plugin's configuration records; `required` is true for those that are `required` in the record. Approvers read there what a plugin must be trusted with.");

    /// <summary>SLP1098.</summary>
    public static DiagnosticRule ConductDiffers { get; } = new("SLP1098", Error, "The assembly was compiled for other permissions or hosts",
        "The build writes `permissions` and `network.outboundHosts` of plugin.yaml into the assembly, where the server holds the plugin to them. The assembly is older than plugin.yaml: build anew before packing.");

    /// <summary>SLP1099.</summary>
    public static DiagnosticRule HostKeyType { get; } = new("SLP1099", Error, "A host is taken from a key that holds no address",
        "`{config:key}` in `network.outboundHosts` names a configuration key that holds a host or an address: a text or a Uri, not a number, a list or a secret.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NoManifest, NoPlugin, VersionDiffers, IdentityDiffers, FrameworkDiffers, ProviderOnlyDeclared, ProviderOnlyInCode, ProviderDiffers,
        SchemaUndeclared, SchemaDiffers, UnknownKey, SchemaShared, NotStdio, NotHere,
        NotNoPlugin, Unreadable, LicenseDiffers, SecretsDiffer, ConductDiffers, HostKeyType,
    ];
}
