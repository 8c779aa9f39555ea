using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;

namespace Slipway.Cli.Tests.Origins;

/// <summary><c>slipway from</c>: the manifest of a server that runs already.</summary>
public sealed class FromVerbTests : CommandTest
{
    private const string Canary = "canary-9f";

    private const string Lines = $$"""
        # A server of OpsOrch Core.
        OPSORCH_ADDR=:9090
        export OPSORCH_BEARER_TOKEN={{Canary}}
        Environment="OPSORCH_INCIDENT_PLUGIN=/opt/opsorch/plugins/Incident_Mock"
        OPSORCH_INCIDENT_CONFIG='{"token":"{{Canary}}"}'
        OPSORCH_LOG_PLUGIN = /opt/opsorch/plugins/logmock
        OPSORCH_METRIC_PROVIDER=Prometheus
        OPSORCH_SECRET_PROVIDER=json
        OPSORCH_SECRET_CONFIG='{"path":"/tmp/secrets.json"}'
        PATH=/usr/bin
        """;

    private const string Compose = $$"""
        services:
          ops:
            image: opsorch-core
            environment:
              OPSORCH_ADDR: ":9090"
              OPSORCH_BEARER_TOKEN: {{Canary}}
              OPSORCH_INCIDENT_PLUGIN: /opt/opsorch/plugins/Incident_Mock
              OPSORCH_INCIDENT_CONFIG: '{"token":"{{Canary}}"}'
              OPSORCH_LOG_PLUGIN: /opt/opsorch/plugins/logmock
              OPSORCH_METRIC_PROVIDER: Prometheus
              OPSORCH_SECRET_PROVIDER: json
              OPSORCH_SECRET_CONFIG: '{"path":"/tmp/secrets.json"}'
        """;

    private const string Kubernetes = $$"""
        kind: Deployment
        spec:
          template:
            spec:
              containers:
                - name: ops
                  env:
                    - { name: OPSORCH_ADDR, value: ":9090" }
                    - { name: OPSORCH_BEARER_TOKEN, valueFrom: { secretKeyRef: { name: ops, key: token } } }
                    - { name: OPSORCH_INCIDENT_PLUGIN, value: /opt/opsorch/plugins/Incident_Mock }
                    - { name: OPSORCH_INCIDENT_CONFIG, value: '{"token":"{{Canary}}"}' }
                    - { name: OPSORCH_LOG_PLUGIN, value: /opt/opsorch/plugins/logmock }
                    - { name: OPSORCH_METRIC_PROVIDER, value: Prometheus }
                    - { name: OPSORCH_SECRET_PROVIDER, value: json }
                    - { name: OPSORCH_SECRET_CONFIG, value: '{"path":"/tmp/secrets.json"}' }
        """;

    // A file of several documents, of which two hold something.
    private const string Manifests = $$"""
        # What runs the server.
        ---
        kind: ConfigMap
        data:
          OPSORCH_ADDR: ":9090"
          OPSORCH_LOG_PLUGIN: /opt/opsorch/plugins/logmock
          OPSORCH_METRIC_PROVIDER: Prometheus
        --- # the server
        kind: Deployment
        spec:
          template:
            spec:
              containers:
                - name: ops
                  env:
                    - { name: OPSORCH_BEARER_TOKEN, valueFrom: { secretKeyRef: { name: ops, key: token } } }
                    - { name: OPSORCH_INCIDENT_PLUGIN, value: /opt/opsorch/plugins/Incident_Mock }
                    - { name: OPSORCH_INCIDENT_CONFIG, value: '{"token":"{{Canary}}"}' }
                    - { name: OPSORCH_SECRET_PROVIDER, value: json }
                    - { name: OPSORCH_SECRET_CONFIG, value: '{"path":"/tmp/secrets.json"}' }
        ---
        """;

    [Theory]
    [InlineData("manifests.yaml", Manifests)]
    [InlineData("ops.env", Lines)]
    [InlineData("compose.yaml", Compose)]
    [InlineData("deployment.yml", Kubernetes)]
    public async Task From_EnvironmentOfAServer_WritesWhatItHasAndNoSecret(string file, string text)
    {
        Site.Feed.WithServer();
        Site.Write(file, text);
        Site.Write("bin/Incident_Mock", "#!/bin/sh\n");

        var from = await RunAsync("from", file, "--programs", "bin", "--feed", "feed", "--server", "1.0.0", "-o", "ops-server.yaml");

        Assert.True(from.ExitCode == 0, from.All);
        Assert.Equal("ops-server.yaml\n", from.Output);
        Assert.Equal("""
            # yaml-language-server: $schema=https://slipway.dev/schemas/server-build.schema.json
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata:
              name: ops-server
              version: 0.1.0
            spec:
              # Left to do: log has the program /opt/opsorch/plugins/logmock, which is not here: name its folder with --programs
              # Left to do: metric has the provider prometheus, which no plugin of this command's index is: add its package to spec.plugins
              base:
                image: host
                server: 1.0.0
                frameworkVersion: v1
              plugins: []
              stdioPlugins:
                - { name: incident-mock, capability: incident, file: bin/Incident_Mock, sha256: a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf }
              feeds: [feed]
              image:
                env:
                  OPSORCH_ADDR: ":9090"
                  OPSORCH_INCIDENT_PLUGIN: "/opt/opsorch/plugins/incident-mock"

            """, await File.ReadAllTextAsync(Site["ops-server.yaml"], TestContext.Current.CancellationToken));
        Assert.Contains("stays with whoever runs the server, and in no image: OPSORCH_BEARER_TOKEN, OPSORCH_INCIDENT_CONFIG, OPSORCH_SECRET_CONFIG, OPSORCH_SECRET_PROVIDER\n", from.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, from.All, StringComparison.Ordinal);
        var check = await RunAsync("check", "ops-server.yaml");
        Assert.True(check.ExitCode == 0, check.All);
    }

    [Fact]
    public async Task From_RunningServer_NamesItsPluginsAtTheirVersions()
    {
        Site.Feed.WithServer("1.1.0").WithServer().WithPlugin("one", "1.2.0");
        await using var server = await WebServer.StartAsync(call => call.Response.WriteAsync(call.Request.Path == "/metrics" ? """
            # TYPE opsserver_build_info gauge
            opsserver_build_info{name="acme",version="3.2.1",server_version="1.1.0"} 1
            """ : """
            {
              "apiVersion": "slipway.dev/v1alpha1", "kind": "PluginList",
              "server": { "version": "3.2.1", "frameworkApis": ["v1"] },
              "plugins": [
                { "publisher": null, "name": "pager", "version": null, "package": null, "runtime": "stdio", "tier": null, "providers": [ { "capability": "incident", "name": "pager" } ] },
                { "publisher": "acme", "name": "one", "version": "1.2.0", "package": { "id": "Acme.Ops.One", "sha512": "xx" }, "runtime": "compiled", "tier": 3, "providers": [ { "capability": "service", "name": "one" } ] }
              ]
            }
            """));

        var from = await RunAsync("from", $"http://{server.Authority}", "--name", "acme", "--feed", "feed");
        var json = JsonNode.Parse((await RunAsync("from", $"http://{server.Authority}/plugins", "--json")).Output)!;
        Site.Write("acme.yaml", from.Output);
        var locked = await RunAsync("lock", "acme.yaml");

        Assert.True(locked.ExitCode == 0, from.All + locked.All);
        Assert.Contains("  version: 3.2.1\n", from.Output, StringComparison.Ordinal);
        Assert.Contains("    server: 1.1.0\n", from.Output, StringComparison.Ordinal);
        Assert.Contains("    - { name: one, module: Acme.Ops.One, version: 1.2.0 }\n", from.Output, StringComparison.Ordinal);
        Assert.Equal("pager (incident/pager) is a program: add it to spec.stdioPlugins, with its file and SHA-256", (string?)json["left"]![0]);
    }

    [Fact]
    public async Task From_ASecondDocumentThatIsNoYaml_NamesItsLine()
    {
        Site.Write("two.yaml", "kind: ConfigMap\n---\nkind: [\n");

        var from = await RunAsync("from", "two.yaml");

        Assert.Equal(3, from.ExitCode);
        Assert.Contains("two.yaml:4:1: error SLP1006", from.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_WhatIsNoServer_IsTwoAndOverwritesNothing()
    {
        Site.Write("other.env", "PATH=/usr/bin\n");
        Site.Write("ops.env", "OPSORCH_ADDR=:1\n");
        Site.Write("mine.yaml", "mine");

        var nothing = await RunAsync("from", "other.env");
        var nowhere = await RunAsync("from", "nowhere.env");
        var taken = await RunAsync("from", "ops.env", "-o", "mine.yaml");

        Assert.Equal((2, 2, 2), (nothing.ExitCode, nowhere.ExitCode, taken.ExitCode));
        Assert.Contains("other.env sets no variable that begins with OPSORCH_", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("mine.yaml is there already", taken.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Site["mine.yaml"], TestContext.Current.CancellationToken));
    }
}
