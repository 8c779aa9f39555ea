namespace Slipway.Builder.Tests.Making;

/// <summary>A feed with Slipway.Sdk, a small Slipway.Server that prints what it is made of, and plugins as a test wants them.</summary>
internal sealed class ToyFeed(string folder)
{
    private const string Server = """
        using System.Reflection;
        using Slipway.Sdk.Plugins;
        namespace Slipway.Server;
        public static class OpsServer
        {
            public static Task<int> RunAsync(string[] arguments, IReadOnlyList<CompiledPlugin> plugins)
            {
                foreach (var plugin in plugins)
                {
                    Console.WriteLine($"{plugin.Description.Publisher}/{plugin.Description.Name} {plugin.Description.Version} {plugin.Description.PackageId} {string.Join(' ', plugin.Description.Providers)}");
                }
                foreach (var fact in Assembly.GetEntryAssembly()!.GetCustomAttributes<AssemblyMetadataAttribute>().Where(fact => fact.Key != "dev.slipway.plugin"))
                {
                    Console.WriteLine($"{fact.Key}={fact.Value}");
                }
                return Task.FromResult(0);
            }
        }
        """;

    public string Folder { get; } = folder;

    /// <summary>The SDK and the server at a version.</summary>
    public ToyFeed WithServer(string version = "1.0.0", params (string Id, string Range)[] dependencies)
    {
        new PackageMaker("Slipway.Sdk", version).File("lib/net10.0/Slipway.Sdk.dll", AssemblyMaker.Sdk).WriteTo(Folder);
        var server = new PackageMaker("Slipway.Server", version)
            .File("lib/net10.0/Slipway.Server.dll", AssemblyMaker.Compile("Slipway.Server", version, Server))
            .DependsOn("Slipway.Sdk", version);
        foreach (var (id, range) in dependencies)
        {
            server.DependsOn(id, range);
        }

        server.WriteTo(Folder);
        return this;
    }

    /// <summary>A plugin <c>acme/NAME</c> in the package <c>Acme.Ops.Name</c>.</summary>
    public ToyFeed WithPlugin(string name, string version = "1.0.0", Action<PackageMaker>? more = null, string? yaml = null)
    {
        var id = PackageOf(name);
        var source = $$"""
            using Slipway.Sdk.Calls;
            using Slipway.Sdk.Plugins;
            using Slipway.Sdk.Services;
            namespace {{id}};
            [Plugin("acme", "{{name}}")] public static partial class ThePlugin;
            [Provider("{{name}}")] public sealed class Services : IServiceCatalogProvider
            {
                public Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken token) => Task.FromResult(Page<Service>.Empty);
            }
            """;
        var maker = new PackageMaker(id, version)
            .File($"lib/net10.0/{id}.dll", AssemblyMaker.Compile(id, version, source))
            .File("plugin.yaml", yaml ?? Yaml(name, version))
            .DependsOn("Slipway.Sdk", "1.0.0");
        more?.Invoke(maker);
        maker.WriteTo(Folder);
        return this;
    }

    /// <summary>A package without anything but a marker assembly.</summary>
    public ToyFeed WithLibrary(string id, string version, params (string Id, string Range)[] dependencies)
    {
        var maker = new PackageMaker(id, version)
            .File($"lib/net10.0/{id}.dll", AssemblyMaker.Compile(id, version, $"namespace {id}; public static class Marker {{ public const string Version = \"{version}\"; }}"));
        foreach (var (dependency, range) in dependencies)
        {
            maker.DependsOn(dependency, range);
        }

        maker.WriteTo(Folder);
        return this;
    }

    public static string PackageOf(string name) => $"Acme.Ops.{char.ToUpperInvariant(name[0])}{name[1..].Replace("-", "", StringComparison.Ordinal)}";

    public static string Yaml(string name, string version, string frameworkApi = "v1", string max = "1.x") => $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: Plugin
        metadata: { publisher: acme, name: {{name}} }
        spec:
          displayName: {{name}}
          description: A plugin of a test.
          version: {{version}}
          license: MIT
          runtime: { type: compiled }
          compatibility: { frameworkApi: {{frameworkApi}}, minServerVersion: 1.0.0, maxServerVersion: {{max}} }
          providers:
            - { capability: service, name: {{name}}, operations: [ query ] }
        """;
}
