using Slipway.Generator.Tests.Compiling;
using Slipway.Generator.Tests.EndToEnd;

namespace Slipway.Generator.Tests.Packaging;

public sealed class SdkPackageTests(OutsideFolder outside) : IClassFixture<OutsideFolder>
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-recommended</AnalysisLevel>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            {0}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Slipway.Sdk" Version="*" />
            {1}
          </ItemGroup>
        </Project>
        """;

    private const string PluginYaml =
        """
        apiVersion: slipway.dev/v1alpha1
        kind: Plugin
        metadata: { publisher: acme, name: prometheus }
        spec:
          displayName: Prometheus
          description: Metric queries against Prometheus.
          version: 1.2.3-beta.1
          license: Apache-2.0
          runtime: { type: compiled }
          compatibility: { frameworkApi: v1, minServerVersion: 1.0.0, maxServerVersion: 1.x }
          secrets: [ { name: token, key: token, required: false } ]
          providers:
            - { capability: messaging, name: console, operations: [ send ] }
            - { capability: metric, name: prometheus, configuration: config/prometheus.schema.json, operations: [ query ], scope: [ service ], filters: [ "=", "!=" ] }

        """;

    private const string Program =
        """
        using System.Text.Json;
        using Slipway.Sdk.Plugins;

        var registry = new Registry();
        foreach (var plugin in Slipway.Generated.Plugins.All)
        {
            var description = plugin.Description;
            Console.WriteLine($"{description.Publisher}/{description.Name} {description.Version} {description.PackageId} tier {description.Tier}: {string.Join(", ", description.Providers)}");
            plugin.Register(registry);
        }

        foreach (var problem in registry.Providers[^1].Validate(JsonElement.Parse("{}")))
        {
            Console.WriteLine(problem);
        }

        internal sealed class Registry : IProviderRegistry
        {
            public List<ProviderRegistration> Providers { get; } = [];

            public void Add(ProviderRegistration provider) => Providers.Add(provider);
        }
        """;

    [Fact]
    public async Task Package_UsedOutsideTheRepository_RegistersAPluginInAHost()
    {
        outside.Write("plugin/Acme.Ops.csproj", ProjectOf("<PackageId>Acme.Ops.Prometheus</PackageId><Version>1.2.3-beta.1</Version><PackageLicenseExpression>Apache-2.0</PackageLicenseExpression><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>"));
        outside.Write("plugin/Plugin.cs", PluginSource);
        outside.Write("plugin/plugin.yaml", PluginYaml);
        var packed = await outside.DotnetAsync("pack", "plugin", "-c", "Release", "-o", "packages");
        Assert.True(packed.ExitCode == 0, packed.All);

        AssertSameAsUnderTheNewestRoslyn("plugin/obj/Release/net10.0/generated/Slipway.Generator/Slipway.Generator.PluginGenerator/");

        outside.Write("host/host.csproj", ProjectOf(
            "<OutputType>Exe</OutputType><SlipwayHost>true</SlipwayHost><SlipwayDefaultTier>2</SlipwayDefaultTier>",
            """<PackageReference Include="Acme.Ops.Prometheus" Version="1.2.3-beta.1" />"""));
        outside.Write("host/Program.cs", Program);
        var built = await outside.DotnetAsync("build", "host", "-c", "Release");
        Assert.True(built.ExitCode == 0, built.All);

        var said = await outside.RunAsync("host/bin/Release/net10.0/host.dll");
        Assert.Equal(
            "acme/prometheus 1.2.3-beta.1 Acme.Ops tier 2: messaging/console, metric/prometheus\nurl: is required\n",
            said.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Package_BrokenPluginOutsideTheRepository_IsRefusedWithItsPlace()
    {
        outside.Write("broken/Acme.Ops.csproj", ProjectOf(""));
        outside.Write("broken/Plugin.cs", "using Slipway.Sdk.Plugins;\n\n[Plugin(\"acme\", \"Big\")]\npublic static partial class BigPlugin;\n");

        var built = await outside.DotnetAsync("build", "broken");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("broken/Plugin.cs(3,17): error SLP4004: The name 'Big' of the plugin is malformed", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_HostThatDisagreesWithItsManifest_IsRefusedAtTheLineOfTheYaml()
    {
        outside.Write("strange/host.csproj", ProjectOf("<SlipwayHost>true</SlipwayHost>", """<AdditionalFiles Include="plugins.slipway" />"""));
        outside.Write("strange/plugins.slipway", "slipway-plugins/1\nweather\tAcme.Weather\t1.0.0\t\t3\t../build.yaml\t12\t7\n");

        var built = await outside.DotnetAsync("build", "strange");

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("build.yaml(12,7): error SLP4101: The plugin 'weather' is named here, but no reference carries it", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_PackedTwice_HasTheSameBytes() =>
        Assert.Equal(await outside.PackSdkAsync("once"), await outside.PackSdkAsync("twice"));

    // The SDK compiles with its own Roslyn, these tests with a newer one: the generator must not notice.
    private void AssertSameAsUnderTheNewestRoslyn(string folder)
    {
        var compiled = Compiler.Run(PluginSource);

        Assert.Equal(3, compiled.Files.Count());
        Assert.All(compiled.Files, file => Assert.Equal(compiled.Text(file), outside.Read(folder + file)));
    }

    private static string PluginSource { get; } =
        Sources.Plugin.Replace("[assembly: System.Reflection.AssemblyInformationalVersion(\"1.2.3-beta.1+abc\")]", "", StringComparison.Ordinal);

    private static string ProjectOf(string properties, string items = "") =>
        Project.Replace("{0}", properties, StringComparison.Ordinal).Replace("{1}", items, StringComparison.Ordinal);
}
