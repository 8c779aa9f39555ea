using System.Text.Json.Nodes;
using Slipway.Trust.Tests;

namespace Slipway.EndToEnd;

/// <summary>cdxgen, a generator of bills of materials that Slipway did not write, reads the same server as an ordinary project: it must know no package that our bill lacks.</summary>
public sealed class ForeignBillTests
{
    private const string Manifest = "ops-server.yaml";

    private static readonly string Cdxgen = Repository.PathOf("tests/judges-cdxgen/node_modules/@cyclonedx/cdxgen/bin/cdxgen.js");

    [Fact]
    public async Task Bill_OfAnImage_HasEveryPackageThatCdxgenFinds()
    {
        Tool.RequireThat(File.Exists(Cdxgen), "cdxgen is not installed (npm ci in tests/judges-cdxgen)");
        using var folder = new TempFolder();
        _ = Packages.Environment;
        folder.Write(Manifest, File.ReadAllText(Repository.PathOf($"manifests/{Manifest}")).Replace("../artifacts/packages", Packages.Folder, StringComparison.Ordinal));
        var environment = new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = folder["cache"], ["NUGET_PACKAGES"] = folder["nuget"], ["CI"] = null };

        foreach (var (program, arguments) in (IEnumerable<(string, string[])>)[
            (SlipwayCommand.Path, ["build", Manifest, "-o", "out"]),
            (SlipwayCommand.Path, ["generate", Manifest, "-o", "project"]),
            ("dotnet", ["restore", "project"]),
            (Judge.Node, [Cdxgen, "-t", "dotnet", "--no-install-deps", "--no-banner", "-o", folder["cdxgen.json"], folder["project"]])])
        {
            var result = await CommandRunner.RunAsync(program, arguments, folder.Path, environment);
            Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{result.All}");
        }

        var theirs = PackagesOf(folder["cdxgen.json"]).Where(package => !package.StartsWith("pkg:nuget/ops-server@", StringComparison.Ordinal)).ToList();
        Assert.Contains("pkg:nuget/slipway.plugins.prometheus@1.0.0", theirs);
        Assert.Empty(theirs.Except(PackagesOf(folder["out/sbom.cdx.json"])));
    }

    // cdxgen writes an exact version as the project does, in brackets. The project itself is no package.
    private static IEnumerable<string> PackagesOf(string bill) => JsonNode.Parse(File.ReadAllText(bill))!["components"]!.AsArray()
        .Select(component => (string?)component!["purl"])
        .OfType<string>()
        .Where(purl => purl.StartsWith("pkg:nuget/", StringComparison.Ordinal))
        .Select(purl => Uri.UnescapeDataString(purl).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).ToLowerInvariant());
}
