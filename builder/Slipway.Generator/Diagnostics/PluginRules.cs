using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Diagnostics;

/// <summary>What a plugin type must be.</summary>
internal static class PluginRules
{
    public static readonly DiagnosticDescriptor Shape = Rule.Create(
        "SLP4001", "The plugin type is not a public static partial class",
        "The plugin type {0} must be {1}: declare it as 'public static partial class {0}' directly in a namespace");

    public static readonly DiagnosticDescriptor OnlyOne = Rule.Create(
        "SLP4002", "An assembly has more than one plugin type",
        "{0} is a second plugin type beside {1}: an assembly is one plugin, "
        + "so keep one [Plugin] type and remove the attribute from the other");

    public static readonly DiagnosticDescriptor RegisterIsGenerated = Rule.Create(
        "SLP4003", "The plugin type defines Register itself",
        "{0} defines Register, which the generator writes: remove it; the providers are found by their [Provider] attribute");

    public static readonly DiagnosticDescriptor Name = Rule.Create(
        "SLP4004", "Publisher or name of a plugin is malformed",
        "The {0} '{1}' of the plugin is malformed: use 1 to 63 lower-case letters, digits and inner hyphens, the same as in plugin.yaml");

    public static readonly DiagnosticDescriptor Missing = Rule.Create(
        "SLP4005", "A provider has no plugin type",
        "The provider {0} is registered by nothing, because the assembly has no plugin type: add '[Plugin(\"publisher\", "
        + "\"name\")] public static partial class {1}Plugin;'");

    public static readonly DiagnosticDescriptor Needs = Rule.Create(
        "SLP4006", "The list of a plugin's permissions is malformed",
        "This line of plugin.slipway is malformed, because {0}: the file is generated from plugin.yaml, "
        + "so correct the permissions there and build again");
}
