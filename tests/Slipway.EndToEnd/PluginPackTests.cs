using Slipway.EndToEnd.Documents;

namespace Slipway.EndToEnd;

/// <summary><c>slipway plugin pack</c> of a new plugin, and what it refuses.</summary>
public sealed class PluginPackTests
{
    private const string Package = "packages/Acme.Ops.Weather.0.1.0.nupkg";

    [Fact]
    public async Task Pack_PackageThatAnIndexWouldRefuse_LeavesNothingAndSaysWhy()
    {
        using var reader = Reader.WithSlipway();
        await reader.TryAsync("slipway plugin new Acme.Ops.Weather -o weather");
        reader.Write("weather/docs/mapping.md", "# From weather to the schema\n\nNothing is said.\n");
        reader.Write("weather/Loud.cs", "namespace Acme.Ops.Weather;\n\ninternal static class Loud\n{\n    public static void Say() => Console.WriteLine();\n}\n");

        var refused = await reader.TryAsync("slipway plugin pack weather");

        Assert.Equal(3, refused.ExitCode);
        Assert.Empty(refused.Output);
        // What the compiler says of the sources comes along.
        Assert.Contains("Loud.cs(5,33): warning SLP4208: Console.WriteLine is not a plugin's to use", refused.Error, StringComparison.Ordinal);
        Assert.Contains("docs/mapping.md:1:1: error SLP1077: docs/mapping.md does not say what the filter severities does\n  fix: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\nwhy SLP1077: What a filter means differs between upstreams", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\nnothing was packed", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(reader.WorkingDirectory, "packages")));
    }

    [Fact]
    public async Task Pack_OtherSourcesOfOneVersion_AreRefused_AndTheFirstPackageStays()
    {
        using var reader = Reader.WithSlipway();
        var packed = await reader.TryAsync("slipway plugin new Acme.Ops.Weather -o weather && slipway plugin pack weather --json");
        Assert.True(packed.ExitCode == 0, packed.All);
        Assert.Contains($$"""{"package":"{{Package}}","plugin":"acme/weather","version":"0.1.0","contentHash":""", packed.Output, StringComparison.Ordinal);
        var first = await File.ReadAllBytesAsync(Path.Combine(reader.WorkingDirectory, Package), TestContext.Current.CancellationToken);
        reader.Write("weather/More.cs", "namespace Acme.Ops.Weather;\n\ninternal static class More;\n");

        var refused = await reader.TryAsync("slipway plugin pack weather");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("error SLP2305: Acme.Ops.Weather.0.1.0.nupkg is there already, with another content\n  fix: raise the version", refused.Error, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(reader.WorkingDirectory, Package), TestContext.Current.CancellationToken));
    }
}
