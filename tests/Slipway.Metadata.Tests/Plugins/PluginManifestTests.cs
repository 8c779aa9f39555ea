using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tests.Plugins;

public sealed class PluginManifestTests
{
    private static readonly string Full = File.ReadAllText(Repository.PathOf("tests/Slipway.Metadata.Tests/corpus/plugin/valid/full.yaml"));

    private static Reading<PluginManifest> Read(string text, ReadMode mode = ReadMode.Strict) =>
        PluginManifest.Read(Encoding.UTF8.GetBytes(text), "plugin.yaml", mode);

    [Fact]
    public void Read_FullExample_BindsEveryValue()
    {
        var reading = Read(Full);

        Assert.Empty(reading.Diagnostics);
        var manifest = reading.Value!;
        Assert.Equal("acme/prometheus", manifest.Id);
        Assert.Equal("1.2.0", manifest.Version.ToString());
        Assert.Equal("Apache-2.0", manifest.License);
        Assert.Equal(new PluginOwner("observability", "observability@acme.example"), Assert.Single(manifest.Owners));
        Assert.Equal(new PluginContacts("https://acme.example/support", "security@acme.example"), manifest.Contacts);
        Assert.Equal(new PluginChange("added", "describe returns units"), Assert.Single(manifest.Changes));
        Assert.Equal(PluginRuntime.Compiled, manifest.Runtime);
        Assert.Equal("1.0.0 to 1.x", manifest.Compatibility!.ServerVersions.ToString());
        Assert.Equal(["query", "describe"], manifest.Providers[0].Operations);
        Assert.Equal(["=", "!=", "=~"], manifest.Providers[0].Filters);
        Assert.Equal("config/prometheus.schema.json", manifest.Providers[0].Configuration);
        Assert.Equal([Permission.OutboundHttp, Permission.Listen], manifest.Permissions);
        Assert.Equal(new PluginSecret("token", "token", false), Assert.Single(manifest.Secrets));
        Assert.Equal("url", manifest.OutboundHosts[0].ConfigurationKey);
        Assert.Equal(443, manifest.OutboundHosts[1].Port);
        Assert.Equal(8443, manifest.OutboundHosts[2].Port);
        Assert.Equal((true, "acme.example"), (manifest.OutboundHosts[3].IsWildcard, manifest.OutboundHosts[3].Host));
        Assert.Equal(8, manifest.Source.PositionAt("spec.version").Line);
    }

    [Fact]
    public void Read_ManyMistakes_TellsAllOfThemWithPlaceAndRemedy()
    {
        var text = Full
            .Replace("displayName: Prometheus", "displayname: Prometheus", StringComparison.Ordinal)
            .Replace("version: 1.2.0", "version: 1.2", StringComparison.Ordinal)
            .Replace("license: Apache-2.0", "license: Apache 2.0", StringComparison.Ordinal)
            .Replace("capability: metric", "capability: metrics", StringComparison.Ordinal)
            .Replace("minServerVersion: 1.0.0", "minServerVersion: v1.0.0", StringComparison.Ordinal)
            .Replace("permissions: [ outbound_http, listen ]", "permissions: [ listen, listne ]", StringComparison.Ordinal)
            .Replace("api.acme.example,", "https://api.acme.example,", StringComparison.Ordinal)
            .Replace("required: false", "required: no", StringComparison.Ordinal);

        var reading = Read(text);

        Assert.Null(reading.Value);
        Snapshot.Match(DiagnosticText.Render(reading.Diagnostics));
    }

    [Fact]
    public void Read_UnknownKeyOfAnInstalledVersion_IsANoteAndTheManifestIsThere()
    {
        var reading = Read(Full.Replace("  keywords:", "  colour: blue\n  keywords:", StringComparison.Ordinal), ReadMode.Installed);

        Assert.NotNull(reading.Value);
        var note = Assert.Single(reading.Diagnostics);
        Assert.Equal((DiagnosticSeverity.Note, "SLP1020"), (note.Severity, note.Id));
    }

    [Fact]
    public void Read_ManyUnknownKeysBeforeAnError_StillRefusesTheFile()
    {
        var unknown = string.Concat(Enumerable.Range(0, 1000).Select(i => $"  k{i}: 1\n"));
        var text = Full.Replace("  displayName: Prometheus\n", unknown + "  displayName: 7\n", StringComparison.Ordinal);

        Assert.Null(Read(text, ReadMode.Installed).Value);
    }

    [Fact]
    public void Read_InstalledWithoutCompatibility_IsUndeclared()
    {
        const string Text = "apiVersion: slipway.dev/v1alpha1\nkind: Plugin\nmetadata: { publisher: a, name: b }\nspec: { version: 1.0.0 }\n";

        var manifest = Read(Text, ReadMode.Installed).Value!;

        Assert.Equal(CompatibilityVerdict.Undeclared, Compatibility.Judge(manifest.Compatibility, SemanticVersion.Parse("1.0.0"), ["v1"]).Verdict);
        Assert.Contains(Read(Text).Diagnostics, diagnostic => diagnostic.Message.Contains("\"compatibility\" is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_MalformedCompatibilityOfAnInstalledVersion_IsAnErrorNotUndeclared() =>
        Assert.Null(Read(Full.Replace("maxServerVersion: 1.x", "maxServerVersion: latest", StringComparison.Ordinal), ReadMode.Installed).Value);

    [Theory]
    [InlineData("permissions: [ outbound_http, listen ]", "permissions: [ listen ]", "SLP1040")]
    [InlineData("network: { outboundHosts: [ \"{config:url}\", api.acme.example, \"api.acme.example:8443\", \"*.acme.example\" ] }", "network: {}", "SLP1041")]
    [InlineData("minServerVersion: 1.0.0", "minServerVersion: 2.0.0", "SLP1042")]
    [InlineData("license: Apache-2.0", "license: Apache-2.0 AND", "SLP1043")]
    [InlineData("capability: orchestration", "capability: metric", "SLP1026")]
    [InlineData("kind: Plugin", "kind: ServerBuild", "SLP1028")]
    [InlineData("kind: Plugin", "kind: Plugins", "SLP1023")]
    [InlineData("config/prometheus.schema.json", "config/../../x.schema.json", "SLP1024")]
    public void Read_RuleOverSeveralPlaces_HasItsOwnId(string valid, string broken, string id)
    {
        Assert.Contains(valid, Full);
        Assert.Equal(id, Assert.Single(Read(Full.Replace(valid, broken, StringComparison.Ordinal)).Diagnostics).Id);
    }

    [Fact]
    public void Read_CapabilitiesOfANewerServer_AreAccepted()
    {
        var bytes = Encoding.UTF8.GetBytes(Full.Replace("capability: metric", "capability: dashboard", StringComparison.Ordinal));

        Assert.Null(PluginManifest.Read(bytes, "plugin.yaml", ReadMode.Strict).Value);
        Assert.NotNull(PluginManifest.Read(bytes, "plugin.yaml", ReadMode.Strict, [.. WellKnown.Capabilities, "dashboard"]).Value);
    }

    [Theory]
    [InlineData("API.acme.example", "host names are written in lower case here")]
    [InlineData("https://acme.example", "it is an address; name the host only")]
    [InlineData("acme.example/v1", "it has a path; name the host only")]
    [InlineData("*", "it allows every host")]
    [InlineData("*.example", "it allows a whole top-level domain")]
    [InlineData("a.*.example", "only the left-most label can be a wildcard")]
    [InlineData("*.acme.example:8443", "a wildcard takes no port")]
    [InlineData("acme.example:65536", "")]
    [InlineData("acme.example:0", "")]
    [InlineData("-acme.example", "")]
    [InlineData("{config:}", "")]
    [InlineData("{env:URL}", "")]
    public void HostPattern_NotOne_IsRefusedWithTheReason(string host, string reason)
    {
        Assert.False(HostPattern.TryParse(host, out _));
        var quoted = Full.Replace("api.acme.example,", $"\"{host}\",", StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Single(Read(quoted).Diagnostics).Message);
    }
}
