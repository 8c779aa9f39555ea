using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Diagnostics;

/// <summary>How a host, its plugins and its build manifest must agree.</summary>
internal static class HostRules
{
    public static readonly DiagnosticDescriptor NotReferenced = Rule.Create(
        "SLP4101", "A plugin is named but not referenced",
        "The plugin '{0}' is named here, but no reference carries it: "
        + "make sure that the package {1} is a Slipway plugin of that name and that the project references it");

    public static readonly DiagnosticDescriptor NotNamed = Rule.Create(
        "SLP4102", "A plugin is referenced but not named",
        "The reference {0} carries the plugin {1}, which the manifest does not name: add it to spec.plugins, or remove the reference");

    public static readonly DiagnosticDescriptor ProviderTwice = Rule.Create(
        "SLP4103", "Two plugins offer one provider",
        "The plugins {0} and {1} both offer the provider '{2}' of the capability {3}: a server can hold only one of them, "
        + "so remove the other");

    public static readonly DiagnosticDescriptor FrameworkApi = Rule.Create(
        "SLP4104", "A plugin is made for another framework API",
        "The plugin {0} was compiled for the framework API '{1}', this server hosts {2}: "
        + "choose a version of the plugin that was compiled for {2}");

    public static readonly DiagnosticDescriptor Projection = Rule.Create(
        "SLP4105", "The list of plugins is malformed",
        "This line of plugins.slipway is malformed, because {0}: the file is generated, so run 'slipway generate' again");

    public static readonly DiagnosticDescriptor Twice = Rule.Create(
        "SLP4106", "A plugin is there twice",
        "The plugin {0} is there twice ({1} and {2}): keep one of them");

    public static readonly DiagnosticDescriptor Broken = Rule.Create(
        "SLP4107", "A plugin cannot be registered",
        "The reference {0} carries the plugin {1}, but its type {2} has no public Register method: "
        + "build the plugin again with the Slipway.Sdk package");

    public static readonly DiagnosticDescriptor DefaultTier = Rule.Create(
        "SLP4108", "The default tier is malformed",
        "The property SlipwayDefaultTier is '{0}': set it to 1, 2 or 3, or leave it out");

    public static readonly DiagnosticDescriptor TypeTwice = Rule.Create(
        "SLP4109", "Two plugins have a type of one name",
        "The plugins {0} and {1} both register through a type named {2}: the compiler cannot tell them apart, "
        + "so ask one publisher to rename the type");

    public static readonly DiagnosticDescriptor NoSdk = Rule.Create(
        "SLP4110", "A host does not reference Slipway.Sdk",
        "The project is a host (SlipwayHost is true), but it does not reference Slipway.Sdk: reference Slipway.Server, which brings it");

    public static readonly DiagnosticDescriptor Ambiguous = Rule.Create(
        "SLP4111", "A plugin's name fits several references",
        "The name '{0}' fits the plugins {1}, and none of them comes from an assembly named {2}: keep one of them");

    public static readonly DiagnosticDescriptor Forged = Rule.Create(
        "SLP4112", "What a plugin assembly says about itself is malformed",
        "The reference {0} cannot be a plugin of this server, because {1}: the attributes of a plugin are generated, so build it "
        + "with the Slipway.Sdk package and without PluginManifest or PluginProvider attributes written by hand");
}
