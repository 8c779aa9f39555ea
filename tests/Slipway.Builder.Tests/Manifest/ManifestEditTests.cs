using System.Text;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Tests.Manifest;

public sealed class ManifestEditTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static (byte[]? Bytes, DiagnosticBag Bag) Edit(string text, params (string Plugin, string Version)[] edits)
    {
        var bag = new DiagnosticBag();
        var bytes = Encoding.UTF8.GetBytes(text);
        var manifest = ManifestReader.Read(bytes, "/site/a.yaml", "a.yaml", Today, bag);
        Assert.True(manifest is not null, string.Join('\n', bag.Sorted()));
        return (ManifestEdit.Apply(
            bytes, edits.Select(edit => new VersionEdit(manifest.Plugins.Single(plugin => plugin.Name == edit.Plugin).Version, SemanticVersion.Parse(edit.Version))), bag), bag);
    }

    // A mark at the start, tabs in comments, both line ends, every way of quoting, and text beyond the Latin letters before a version.
    private const string Odd =
        "\uFEFFapiVersion: slipway.dev/v1alpha1   # first\r\n" +
        "kind: ServerBuild\n" +
        "metadata: { name: acme, version: 1.0.0 }\n" +
        "spec:\n" +
        "  base: { image: host, server: 1.0.0 }\r\n" +
        "\n" +
        "  plugins:\t# 1.0.0 is a fine version\n" +
        "    - { name: one, module: A.One, version: 'v1.0.0', feed: \"1.0.0 🦀\", }   # 1.0.0\n" +
        "    - name: \"two\"\r\n" +
        "      # version: 1.0.0\r\n" +
        "      version:    \"1.0.0\"   \r\n" +
        "      module: A.Two\r\n" +
        "    - { \"feed\": \"🦀 🦀\", name: three, module: A.Three, version: v1.0.0-rc.1}\n" +
        "    - name: four\n" +
        "      module: A.Four\n" +
        "      version: 1.0.0";

    [Fact]
    public void Apply_OddLayout_ChangesTheVersionsAndNoOtherByte()
    {
        var (bytes, bag) = Edit(Odd, ("one", "1.10.0"), ("two", "2.0.0-beta.1"), ("three", "1.0.0"), ("four", "12.0.0"));

        var expected = Odd
            .Replace("'v1.0.0'", "'v1.10.0'", StringComparison.Ordinal)
            .Replace("version:    \"1.0.0\"", "version:    \"2.0.0-beta.1\"", StringComparison.Ordinal)
            .Replace("v1.0.0-rc.1}", "v1.0.0}", StringComparison.Ordinal)
            .Replace("A.Four\n      version: 1.0.0", "A.Four\n      version: 12.0.0", StringComparison.Ordinal);
        Assert.True(bytes is not null, string.Join('\n', bag.Sorted()));
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes));
        Assert.Equal("12.0.0", ManifestReader.Read(bytes, "/site/a.yaml", "a.yaml", Today, bag)!.Plugins[3].Version.Value.ToString());
    }

    [Theory]
    [InlineData("|-\n        1.0.0")]
    [InlineData("\"1.\\x30.0\"")]
    public void Apply_VersionThatDoesNotStandThere_IsAnErrorAtItsPlace(string written)
    {
        var (bytes, bag) = Edit(
            $"apiVersion: slipway.dev/v1alpha1\nkind: ServerBuild\nmetadata: {{ name: acme, version: 1.0.0 }}\nspec:\n  base: {{ image: host, server: 1.0.0 }}\n  plugins:\n    - name: one\n      module: A.One\n      version: {written}\n",
            ("one", "2.0.0"));

        Assert.Null(bytes);
        Assert.Equal("a.yaml:9:16: error SLP1121: the version 1.0.0 is written so that only a person can change it", bag.Sorted().Single().ToString());
    }
}
