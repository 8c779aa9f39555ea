using System.Security;
using System.Text;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Generation;

/// <summary>An ordinary project of a server: files that `dotnet build` builds and a person can read and commit.</summary>
public static class GeneratedProject
{
    /// <summary>The files by name, for a project that will lie in <paramref name="folder"/>: feeds of the manifest are named from there.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Files(GeneratedServer server, string folder) =>
    [
        new($"{server.AssemblyName}.csproj", Project(server.Resolved)),
        new("Composition.cs", server.Composition),
        new("Directory.Build.props", Barrier),
        new("Directory.Build.targets", Barrier),
        new("Directory.Packages.props", Barrier),
        new("Program.cs", server.Program),
        new("nuget.config", Feeds(server.Resolved, folder)),
        new(PluginProjection.FileName, server.Projection),
    ];

    // What lies further up in somebody's repository must not decide about this project.
    private const string Barrier = "<Project />\n";

    private static string Project(ResolvedServer resolved)
    {
        var references = new StringBuilder();
        foreach (var package in Direct(resolved))
        {
            references.Append("    <PackageReference Include=\"").Append(package.Id).Append("\" Version=\"[").Append(package.Version).Append("]\" />\n");
        }

        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <!-- Written by slipway generate from {Path.GetFileName(resolved.Manifest.File)}; slipway generate writes it anew. -->
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14</LangVersion>
                <OutputType>Exe</OutputType>
                {Identifiers(resolved)}
                <SelfContained>false</SelfContained>
                <!-- It is started with dotnet, as in its image: packs of other platforms are not asked for. -->
                <UseAppHost>false</UseAppHost>
                <EnableAppHostPackDownload>false</EnableAppHostPackDownload>
                <EnableRuntimePackDownload>false</EnableRuntimePackDownload>
                <AssemblyName>{resolved.Manifest.Name}</AssemblyName>
                <RootNamespace>{Namespace(resolved.Manifest.Name)}</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <Deterministic>true</Deterministic>
                <PathMap>$(MSBuildProjectDirectory.Replace(',', ',,').Replace('=', '=='))=/_</PathMap>
                <!-- Composition.cs states them. -->
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
                <!-- The generator of Slipway.Sdk then writes the table of plugins. -->
                <SlipwayHost>true</SlipwayHost>
              </PropertyGroup>
              <ItemGroup>
                <CompilerVisibleProperty Include="SlipwayHost" />
                <AdditionalFiles Include="{PluginProjection.FileName}" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
              </ItemGroup>
              <ItemGroup>
            {references.ToString().TrimEnd('\n')}
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings("\n");
    }

    // For several platforms the build itself is for none: its runtimes folder holds what each of them needs.
    private static string Identifiers(ResolvedServer resolved) => resolved.Manifest.WantedPlatforms.Select(RuntimeIdentifiers.Of).ToList() is var all && all is [var only]
        ? $"<RuntimeIdentifier>{only}</RuntimeIdentifier>"
        : $"<RuntimeIdentifiers>{string.Join(';', all)}</RuntimeIdentifiers>";

    // The SDK is named because its analyzer does not flow through other packages; pins, because they decide.
    private static IEnumerable<ResolvedPackage> Direct(ResolvedServer resolved)
    {
        var pinned = resolved.Manifest.Overrides.Select(pin => pin.Module.Value).ToHashSet();
        return resolved.Lock.Packages.Where(package =>
            package.Role == PackageRole.Plugin || package.Id == FreshResolution.ServerPackage || package.Id == FreshResolution.SdkPackage || pinned.Contains(package.Id));
    }

    private static string Namespace(string name) => string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]).Select(part => char.IsDigit(part[0]) ? "_" + part : part));

    private static string Feeds(ResolvedServer resolved, string folder)
    {
        var text = new StringBuilder("<configuration>\n  <!-- Beside the sources of the nuget.config files further up. -->\n  <packageSources>\n");
        var paths = resolved.Manifest.Plugins.Select(plugin => plugin.LocalPath).OfType<Manifest.Located<string>>();
        foreach (var written in resolved.Manifest.Feeds.Concat(paths).Select(feed => feed.Value).Distinct(StringComparer.Ordinal))
        {
            text.Append("    <add key=\"").Append(SecurityElement.Escape(written)).Append("\" value=\"").Append(SecurityElement.Escape(Place(resolved, written, folder))).Append("\" />\n");
        }

        return text.Append("  </packageSources>\n</configuration>\n").ToString();
    }

    private static string Place(ResolvedServer resolved, string written, string folder)
    {
        if (written.Contains("://", StringComparison.Ordinal))
        {
            return written;
        }

        var path = resolved.Manifest.PathOf(written);
        return Path.GetRelativePath(folder, File.Exists(path) ? Path.GetDirectoryName(path)! : path);
    }
}
