using Slipway.Sdk.Tasks.Checks;

namespace Slipway.Sdk.Tasks.Tests.Checks;

public sealed class PluginProjectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_Manifest_IsItsPermissionsAndHosts()
    {
        _folder.Write("plugin.yaml", """
            apiVersion: slipway.dev/v1alpha1
            kind: Plugin
            metadata: { publisher: acme, name: a }
            spec:
              version: 1.0.0
              permissions: [ outbound_http, listen ]
              network: { outboundHosts: [ "*.acme.example", "{config:url}" ] }

            """);

        Assert.Equal(
            "slipway-plugin/1\npermission\toutbound_http\npermission\tlisten\nhost\t*.acme.example\nhost\t{config:url}\n", PluginProjection.Of(_folder["plugin.yaml"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("kind: Manifest\n")]
    public void Of_ManifestThatCannotBeRead_IsEmpty(string yaml)
    {
        _folder.Write("plugin.yaml", yaml);

        Assert.Equal("slipway-plugin/1\n", PluginProjection.Of(_folder["plugin.yaml"]));
    }

    [Fact]
    public void WhyNotWritten_SameText_LeavesTheFileAlone()
    {
        var path = _folder["obj/plugin.slipway"];
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Null(PluginProjection.WhyNotWritten(path, "a"));
        File.SetLastWriteTimeUtc(path, past);

        Assert.Null(PluginProjection.WhyNotWritten(path, "a"));
        Assert.Equal(past, File.GetLastWriteTimeUtc(path));
        Assert.Null(PluginProjection.WhyNotWritten(path, "b"));
        Assert.Equal("b", File.ReadAllText(path));
    }
}
