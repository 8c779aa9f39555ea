using System.Diagnostics;
using System.Text.RegularExpressions;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Tests.Advisories;

/// <summary>The real NuGet client audits the same packages with the same data: it must name the same ones.</summary>
public sealed partial class NuGetClientTests : IDisposable
{
    private const string Page = """
        {"fscheck":[{"url":"https://github.com/advisories/GHSA-aaaa","severity":2,"versions":"(, 3.6.1)"},{"url":"https://github.com/advisories/GHSA-old","severity":3,"versions":"(, 3.0.0)"}],
         "fsharp.core":[{"url":"https://github.com/advisories/GHSA-bbbb","severity":3,"versions":"[10.0.0, 10.0.111]"}],
         "yamldotnet":[{"url":"https://github.com/advisories/GHSA-cccc","severity":0,"versions":"(, 16.3.0)"}]}
        """;

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new();

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_OverAPageOfAFeed_FindsWhatTheNuGetClientFinds()
    {
        var theirs = await AuditAsync();
        var ours = _database.With("nuget/base.json", Page)
            .Scan(Bill("FsCheck@3.6.0", "FSharp.Core@10.0.111", "YamlDotNet@16.3.0")).Findings;

        Assert.Equal(["FSharp.Core 10.0.111 GHSA-bbbb", "FsCheck 3.6.0 GHSA-aaaa"], theirs);
        Assert.Equal(theirs, ours.Select(finding => $"{finding.Package} {finding.Id}").Order(StringComparer.Ordinal));
    }

    private static BillOfMaterials Bill(params string[] packages)
    {
        var components = packages.Select(package =>
            Component.Of(ComponentType.Library, PackageUrl.NuGet(package.Split('@')[0], package.Split('@')[1]))).ToArray();
        return new BillOfMaterials
        {
            Subject = new Component { Ref = "image", Type = ComponentType.Container, Name = "image" },
            Components = [.. components]
        };
    }

    private async Task<string[]> AuditAsync()
    {
        using var feed = Process.Start(new ProcessStartInfo(Judge.Node,
            [Path.Combine(Judge.Folder, "nuget-audit-feed.mjs"), "0", _folder.Write("page.json", Page)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            feed.ErrorDataReceived += (_, _) => { };
            feed.BeginErrorReadLine();
            var address = (await feed.StandardOutput.ReadLineAsync())!.Split(' ')[1];
            _folder.Write("nuget.config",
                $"""<configuration><auditSources><clear /><add key="local" value="{address}/v3/index.json" allowInsecureConnections="true" /></auditSources></configuration>""");
            _folder.Write("a.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAuditMode>all</NuGetAuditMode></PropertyGroup>
                <ItemGroup><PackageReference Include="FsCheck" Version="3.6.0" /><PackageReference Include="FSharp.Core" Version="10.0.111" /><PackageReference Include="YamlDotNet" Version="16.3.0" /></ItemGroup></Project>
                """);
            var restored = await CommandRunner.RunAsync("dotnet", ["restore", "a.csproj"], _folder.Path);
            Assert.True(restored.ExitCode == 0, restored.All);
            return [.. Audited()
                .Matches(restored.Output)
                .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}")
                .Distinct().Order(StringComparer.Ordinal)];
        }
        finally
        {
            feed.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"NU190\d: Package '([^']+)' ([^ ]+) .*advisories/([A-Za-z-]+)")]
    private static partial Regex Audited();
}
