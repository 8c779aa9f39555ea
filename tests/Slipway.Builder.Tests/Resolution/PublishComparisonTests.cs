using System.Text.Json.Nodes;
using Slipway.Builder.Generation;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Resolution;

/// <summary>What a server ships is what `dotnet publish` ships: file for file, and the same entries in deps.json.</summary>
public sealed class PublishComparisonTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    // Satellites, a native library, packages that the framework replaces.
    [Theory]
    [InlineData("System.CommandLine 2.0.15", "Microsoft.Data.Sqlite.Core 6.0.0", "SQLitePCLRaw.bundle_e_sqlite3 2.0.6", "System.Text.Encoding.CodePages 9.0.19")]
    public Task Assets_OfRealPackages_AreThoseOfDotnetPublish(params string[] packages) => CompareAsync(packages);

    [Theory]
    [InlineData("YamlDotNet 16.3.0", "Npgsql 10.0.0", "Dapper 2.1.66", "Markdig 1.6.0", "Polly 8.9.1", "NodaTime 3.3.7")]
    [InlineData("Spectre.Console 0.49.1", "FsCheck 3.6.0", "FSharp.Core 10.0.111")]
    [InlineData("OpenTelemetry 1.20.1", "OpenTelemetry.Exporter.OpenTelemetryProtocol 1.20.1", "Microsoft.AspNetCore.OpenApi 10.0.15")]
    [InlineData("Microsoft.CodeAnalysis.CSharp 4.14.0", "System.Security.Cryptography.Pkcs 10.0.15")]
    [InlineData("System.Management 6.0.1", "Microsoft.Extensions.DependencyModel 10.0.15")]
    public Task Assets_OfMoreRealPackages_AreThoseOfDotnetPublish(params string[] packages)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1", "slow: test --all runs it");
        return CompareAsync(packages);
    }

    private async Task CompareAsync(string[] packages)
    {
        var token = TestContext.Current.CancellationToken;
        _site.Feed.WithServer().WithPlugin("user", more: package =>
        {
            foreach (var parts in packages.Select(each => each.Split(' ')))
            {
                package.DependsOn(parts[0], parts[1]);
            }
        });
        // The sources of whoever runs the tests.
        _site.Write("nuget.config", "<configuration />");
        var outcome = await ServerPipeline.RunAsync(_site.Manifest(["user"]), BuildStage.Compile, _site.Context(), token);
        Assert.True(outcome.Compiled is not null, _site.Said);
        ApplicationFolder.Write(outcome.Compiled, _site["ours"]);
        await PublishAsync(outcome.Generated!);

        Assert.Equal(Files(_site["theirs"]), Files(_site["ours"]));
        Assert.Equal(Libraries(_site["theirs"]), Libraries(_site["ours"]));
    }

    private async Task PublishAsync(GeneratedServer generated)
    {
        ProjectFolder.Write(_site["project"], GeneratedProject.Files(generated, _site["project"]));

        // The toy SDK of these tests brings no generator; the table of plugins is none of this test's business.
        File.WriteAllText(Path.Combine(_site["project"], "Program.cs"), "return 0;\n");
        var result = await CommandRunner.RunAsync(
            "dotnet", ["publish", _site["project"], "-o", _site["theirs"], "-nologo", "-v", "quiet", "-p:DebugType=none"],
            environment: new Dictionary<string, string?> { ["NUGET_PACKAGES"] = _site["nuget"], ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
            timeout: TimeSpan.FromMinutes(5));
        Assert.True(result.ExitCode == 0, result.All);
    }

    // The application's own files differ: theirs has a launcher, and the assembly was compiled with another Program.cs.
    private static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path), Path: path))
            .Where(file => !file.Name.StartsWith("toy", StringComparison.Ordinal) && file.Name != "web.config")
            .Select(file => $"{file.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.Path)))[..16]}")
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Libraries(string folder)
    {
        var target = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "toy.deps.json")))!["targets"]![".NETCoreApp,Version=v10.0/linux-x64"]!.AsObject();
        return
        [
            .. target.Where(library => !library.Key.StartsWith("toy/", StringComparison.Ordinal))
                .SelectMany(library => new[] { "runtime", "native", "resources" }.SelectMany(kind =>
                    (library.Value![kind]?.AsObject() ?? []).Select(asset => $"{library.Key} {kind} {asset.Key} {Versions(kind, asset.Value!)}")))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Versions(string kind, JsonNode asset) => kind == "native" ? "" : $"{asset["assemblyVersion"]} {asset["fileVersion"]} {asset["locale"]}";
}
