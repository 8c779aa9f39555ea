using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Generator.Configuration;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Emission;
using Slipway.Generator.Plugin;

namespace Slipway.Generator;

/// <summary>
/// The plugin's side: reads the plugin type, the providers and the configurations of an assembly, and writes what
/// registers, validates, binds and describes them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PluginGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var plugins = context.SyntaxProvider.ForAttributeWithMetadataName(SdkNames.Plugin, IsType, PluginReading.Read);
        var providers = context.SyntaxProvider.ForAttributeWithMetadataName(SdkNames.Provider, IsType, ProviderReading.Read);
        var configurations = context.SyntaxProvider.ForAttributeWithMetadataName(SdkNames.Configuration, IsType, ConfigurationReading.Read);

        var soundConfigurations = configurations.Values().WithTrackingName(Steps.Configurations);
        var assembly = plugins.Values().Collect()
            .Combine(providers.Values().Collect())
            .Combine(soundConfigurations.Collect())
            .Select(static (all, _) => PluginAssembly.Join(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Assembly);
        var needs = context.AdditionalTextsProvider.Where(PluginNeeds.IsOne).Select(PluginNeedsReading.Read).Collect()
            .Select(static (files, _) => PluginNeeds.OnlyOne(files));
        context.RegisterSourceOutput(soundConfigurations, WriteConfiguration);
        context.RegisterSourceOutput(assembly, WriteRegister);
        context.RegisterSourceOutput(assembly.Combine(needs), WriteManifest);

        var acrossDeclarations = plugins.Collect()
            .Combine(providers.Collect())
            .Select(static (all, _) => PluginAssemblyCheck.Check(all.Left, all.Right));
        context.ReportProblems(plugins.Problems());
        context.ReportProblems(providers.Problems());
        context.ReportProblems(configurations.Problems());
        context.ReportProblems(acrossDeclarations);
        context.ReportProblems(needs.Select(static (read, _) => read.Problems));
    }

    private static bool IsType(SyntaxNode node, CancellationToken cancellationToken) => node is TypeDeclarationSyntax;

    private static void WriteConfiguration(SourceProductionContext output, ConfigurationDeclaration configuration) =>
        output.AddSource($"{configuration.Type.FileName}.Configuration.g.cs", ConfigurationSource.Write(configuration));

    private static void WriteRegister(SourceProductionContext output, PluginAssembly? assembly)
    {
        if (assembly is not null)
        {
            output.AddSource($"{assembly.Plugin.Type.FileName}.Register.g.cs", PluginSource.WriteRegister(assembly));
        }
    }

    private static void WriteManifest(SourceProductionContext output, (PluginAssembly? Assembly, PluginNeeds Needs) plugin)
    {
        if (plugin.Assembly is { } assembly)
        {
            output.AddSource("PluginManifest.g.cs", PluginSource.WriteManifest(assembly, plugin.Needs));
        }
    }
}
