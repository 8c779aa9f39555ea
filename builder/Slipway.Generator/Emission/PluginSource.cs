using Microsoft.CodeAnalysis.Text;
using Slipway.Generator.Equality;
using Slipway.Generator.Plugin;

namespace Slipway.Generator.Emission;

/// <summary>Writes the other part of a plugin type, and what its assembly says about itself.</summary>
internal static class PluginSource
{
    private const string Space = "global::Slipway.Sdk.Plugins.";
    private const string NoConfiguration = "global::Slipway.Sdk.Configuration.NoConfiguration";

    /// <summary>The assembly attributes that hosts, build tasks and inspectors read.</summary>
    public static SourceText WriteManifest(PluginAssembly assembly, PluginNeeds needs)
    {
        var plugin = assembly.Plugin;
        var code = CodeText.File().Line(
            $"[assembly: {Space}PluginManifest({CodeText.Literal(plugin.Publisher)}, {CodeText.Literal(plugin.Name)}, "
            + $"{CodeText.Literal(SdkNames.FrameworkApi)}, {CodeText.Literal(plugin.Type.MetadataName)}"
            + $"{Named("Permissions", needs.Permissions)}{Named("OutboundHosts", needs.OutboundHosts)})]");
        foreach (var (capability, provider) in assembly.Registrations())
        {
            code.Open($"[assembly: {Space}PluginProvider({CodeText.Literal(capability.Name)}, {CodeText.Literal(provider.Name)},");
            WriteArray(code, "Operations", capability.Operations);
            WriteArray(code, "Scope", provider.Scope);
            WriteArray(code, "Filters", provider.Filters);
            code.Line($"ConfigurationSchema = {provider.Configuration ?? NoConfiguration}.JsonSchema)]").Close("");
        }

        return code.ToSourceText();
    }

    /// <summary>The method that registers the providers.</summary>
    public static SourceText WriteRegister(PluginAssembly assembly)
    {
        var plugin = assembly.Plugin;
        var code = CodeText.File();
        if (plugin.Type.Namespace.Length > 0)
        {
            code.Line($"namespace {plugin.Type.Namespace};").Line();
        }

        code.Line($"partial class {plugin.Type.Name}").Open()
            .Line($"/// <summary>Registers the providers of {plugin.Identity}.</summary>")
            .Line("/// <param name=\"providers\">Where they are registered.</param>")
            .Line(CodeText.GeneratedCode)
            .Line($"public static void Register({Space}IProviderRegistry providers)").Open()
            .Line("global::System.ArgumentNullException.ThrowIfNull(providers);");
        foreach (var (capability, provider) in assembly.Registrations())
        {
            WriteRegistration(code.Line(), capability, provider);
        }

        return code.Close().Close().ToSourceText();
    }

    private static void WriteRegistration(CodeText code, ServedCapability capability, ProviderDeclaration provider)
    {
        var configuration = provider.Configuration ?? NoConfiguration;
        code.Line($"providers.Add(new {Space}ProviderRegistration").Open()
            .Line($"Capability = {CodeText.Literal(capability.Name)},")
            .Line($"Name = {CodeText.Literal(provider.Name)},")
            .Line($"Operations = {CodeText.Literals(capability.Operations)},")
            .Line($"Scope = {CodeText.Literals(provider.Scope)},")
            .Line($"Filters = {CodeText.Literals(provider.Filters)},")
            .Line($"ConfigurationSchema = {configuration}.JsonSchema,")
            .Line($"Validate = {configuration}.Validate,");
        if (provider.Configuration is null)
        {
            code.Line("Create = static (configuration, context) =>").Open()
                .Line($"{NoConfiguration}.Check(configuration);")
                .Line($"return new {provider.Type}({Arguments(provider)});")
                .Close("},");
        }
        else
        {
            code.Line($"Create = static (configuration, context) => new {provider.Type}({Arguments(provider)}),");
        }

        code.Close("});");
    }

    private static string Arguments(ProviderDeclaration provider) =>
        string.Join(", ", provider.Constructor.Select(argument =>
            argument.IsConfiguration ? $"{provider.Configuration}.Bind(configuration)" : "context"));

    private static string Named(string name, EquatableArray<string> values) => values.Count > 0 ? $", {name} = {Array(values)}" : "";

    // Attribute arguments cannot be collection expressions.
    private static string Array(EquatableArray<string> values) => $"new string[] {{ {string.Join(", ", values.Select(CodeText.Literal))} }}";

    private static void WriteArray(CodeText code, string name, EquatableArray<string> values)
    {
        if (values.Count > 0)
        {
            code.Line($"{name} = {Array(values)},");
        }
    }
}
