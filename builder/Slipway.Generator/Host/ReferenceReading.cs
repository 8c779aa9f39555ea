using Microsoft.CodeAnalysis;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Host;

/// <summary>Reads the plugins that the references of a compilation carry.</summary>
internal static class ReferenceReading
{
    public static HostReferences Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var plugins = new List<ReferencedPlugin>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesSdk))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (assembly.Attribute(SdkNames.PluginManifest) is { ConstructorArguments.Length: 4 } manifest)
            {
                plugins.Add(Plugin(assembly, manifest));
            }
        }

        var ordered = plugins
            .OrderBy(plugin => plugin.Identity, StringComparer.Ordinal)
            .ThenBy(plugin => plugin.Assembly, StringComparer.Ordinal);
        return new HostReferences(compilation.GetTypeByMetadataName(SdkNames.ProviderRegistry) is not null, ordered.ToEquatableArray());
    }

    // Reading attributes decodes them; nearly all references are of the framework and have none of ours.
    private static bool UsesSdk(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == SdkNames.Assembly));

    private static ReferencedPlugin Plugin(IAssemblySymbol assembly, AttributeData manifest)
    {
        var typeName = manifest.Text(3) ?? "";
        return new ReferencedPlugin
        {
            Publisher = manifest.Text(0) ?? "",
            Name = manifest.Text(1) ?? "",
            FrameworkApi = manifest.Text(2) ?? "",
            Assembly = assembly.Name,
            Version = Version(assembly),
            TypeName = typeName,
            Type = assembly.GetTypeByMetadataName(typeName) is { } type && CanRegister(type) ? type.GlobalName() : null,
            Providers = Providers(assembly),
            Permissions = manifest.NamedTexts("Permissions").ToEquatableArray(),
            OutboundHosts = manifest.NamedTexts("OutboundHosts").ToEquatableArray(),
        };
    }

    private static bool CanRegister(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public
        && type.GetMembers("Register").OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, ReturnsVoid: true, Parameters.Length: 1 }
            && method.Parameters[0].Type.FullName() == SdkNames.ProviderRegistry);

    private static EquatableArray<string> Providers(IAssemblySymbol assembly) =>
        assembly.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.FullName() == SdkNames.PluginProvider)
            .Select(attribute => $"{attribute.Text(0)}/{attribute.Text(1)}")
            .OrderBy(provider => provider, StringComparer.Ordinal)
            .ToEquatableArray();

    private static string Version(IAssemblySymbol assembly)
    {
        var version = assembly.Attribute("System.Reflection.AssemblyInformationalVersionAttribute")?.Text(0)
            ?? assembly.Identity.Version.ToString(3);
        return version.Split('+')[0];
    }
}
