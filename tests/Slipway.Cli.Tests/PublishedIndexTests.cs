using System.Runtime.Loader;
using System.Security.Cryptography;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Tests;

/// <summary>The curated index inside the published command, against the plugins of this repository and their packages.</summary>
public sealed class PublishedIndexTests
{
    [Fact]
    public void Index_OfThePublishedCommand_SaysOfEachPluginWhatItsOwnFileSays()
    {
        var reading = PluginIndex.Read(PublishedFiles(), ReadMode.Strict);

        Assert.Empty(reading.Diagnostics);
        var index = reading.Value!;
        var plugins = Plugins();
        Assert.Equal(plugins.Select(plugin => plugin.Manifest.Id).Order(StringComparer.Ordinal), index.Entries.Where(entry => entry.Tier == Tier.BuiltIn).Select(entry => entry.Id));
        Assert.All(plugins, plugin =>
        {
            var entry = index.Find(plugin.Manifest.Publisher, plugin.Manifest.Name)!;
            var version = Assert.Single(entry.Versions);
            Assert.Equal(Tier.BuiltIn, entry.Tier);
            Assert.Equal(plugin.Module, entry.Module);
            Assert.Equal(plugin.Manifest.Owners, entry.Owners);
            Assert.Equal(plugin.Manifest.Version, version.Version);
            Assert.Equal(plugin.Manifest.Compatibility, version.Compatibility);
            Assert.Equal(plugin.Manifest.Contacts, index.FindPublisher(entry.Publisher)!.Contacts);
            var package = Repository.PathOf($"artifacts/packages/{plugin.Module}.{version.Version}.nupkg");
            Assert.Equal(Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(package))), version.ContentHash);
        });
    }

    [Fact]
    public void Index_OfTheRepository_LeavesVersionsToPacking()
    {
        var folder = Repository.PathOf("manifests/index");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new IndexFile(Path.GetRelativePath(folder, path), File.ReadAllBytes(path)));

        var reading = PluginIndex.Read(files, ReadMode.Strict);

        Assert.Empty(reading.Diagnostics);
        Assert.All(reading.Value!.Entries, entry => Assert.Equal(entry.Tier == Tier.BuiltIn, entry.Versions.Count == 0));
    }

    [Fact]
    public void Examples_OfThePublishedCommand_HaveEarnedTheirTierByTheEvidenceThatItCarries()
    {
        var files = PublishedFiles();
        var index = PluginIndex.Read(files, ReadMode.Strict).Value!;
        var check = new IndexCheck { Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), Servers = [SemanticVersion.Parse("1.0.0")], Released = ReleasedPlugins.In(files) };
        var folder = IndexFolder.Of(files);

        var verdicts = index.Entries.Where(entry => entry.Publisher == "example").SelectMany(entry => entry.Versions.Select(version => check.Judge(entry, version, index, folder))).ToList();

        Assert.Equal([("example/tides", Tier.Community), ("example/weather", Tier.Supported)], verdicts.Select(verdict => (verdict.Case.Entry.Id, verdict.Earned)));
        Assert.All(verdicts, verdict =>
        {
            Assert.NotEmpty(verdict.Case.Evidence);
            Assert.Empty(IndexCheck.Problems(verdict));
            var package = Repository.PathOf($"tests/Slipway.EndToEnd/Examples/{verdict.Case.Entry.Module}.{verdict.Case.Version.Version}.nupkg");
            Assert.Equal(Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(package))), verdict.Case.Version.ContentHash);
        });
    }

    private static List<(string Module, PluginManifest Manifest)> Plugins() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("plugins-tier1"), PluginManifest.FileName, SearchOption.AllDirectories)
            .Where(path => File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(Path.GetDirectoryName(path)!) + ".csproj")))
            .Select(path => (Path.GetFileName(Path.GetDirectoryName(path)!), PluginManifest.Read(File.ReadAllBytes(path), path, ReadMode.Strict).Value!)),
    ];

    private static List<IndexFile> PublishedFiles()
    {
        var path = Repository.PathOf("artifacts/publish/slipway/slipway.dll");
        Tool.RequireThat(File.Exists(path), "there is no published command (dotnet run build.cs -- publish)");
        // Of the same name as the command that this test was built with, so apart from it.
        var assembly = new AssemblyLoadContext("published").LoadFromAssemblyPath(path);
        var files = new List<IndexFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("index/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(new IndexFile(name["index/".Length..], bytes.ToArray()));
        }

        return files;
    }
}
