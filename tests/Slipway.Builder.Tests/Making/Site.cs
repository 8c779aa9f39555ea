using System.Runtime.InteropServices;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images.Registries;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Tests.Making;

/// <summary>A place where a build happens: a folder with a manifest and a feed, a cache of its own, and no other source of packages.</summary>
internal sealed class Site : IDisposable
{
    private readonly TempFolder _folder = new();
    private RegistryClient? _registries;

    public Site()
    {
        Feed = new ToyFeed(_folder["feed"]);
        Directory.CreateDirectory(Feed.Folder);
        _folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    /// <summary>The folder of the advisories that <see cref="Advise"/> writes.</summary>
    public const string Advisories = "advisories";

    public static DateOnly Today { get; } = new(2026, 6, 15);

    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public ToyFeed Feed { get; }

    public DiagnosticBag Bag { get; private set; } = new();

    public string this[string relative] => _folder[relative];

    public string Write(string relative, string text) => _folder.Write(relative, text);

    public string Write(string relative, ReadOnlySpan<byte> bytes) => _folder.Write(relative, bytes);

    /// <summary>A record of a weakness, CVE-2026-0001, into <see cref="Advisories"/>.</summary>
    public string Advise(string package, string fixedIn, string introduced = "0", string severity = "CRITICAL") => Write($"{Advisories}/GHSA-1.json", $$"""
        { "schema_version": "1.7.0", "id": "GHSA-1", "aliases": [ "CVE-2026-0001" ], "modified": "2026-01-20T10:00:00Z", "summary": "It parses too much.",
          "database_specific": { "severity": "{{severity}}" },
          "affected": [ { "package": { "ecosystem": "NuGet", "name": "{{package}}" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "{{introduced}}" }, { "fixed": "{{fixedIn}}" } ] } ] } ] }
        """);

    /// <summary>A manifest with some plugins at 1.0.0 (or <c>name@version</c>) and more lines of <c>spec</c>.</summary>
    public ServerManifest Manifest(IEnumerable<string> plugins, string more = "", string server = "1.0.0")
    {
        var lines = plugins.Select(plugin => plugin.Split('@')).Select(parts =>
            $"    - {{ name: {parts[0]}, module: {ToyFeed.PackageOf(parts[0])}, version: {(parts.Length > 1 ? parts[1] : "1.0.0")} }}");
        var list = string.Join('\n', lines);
        return Read($"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: {"{ name: toy, version: 1.2.3 }"}
            spec:
              base: {"{ image: host, server: " + server + " }"}
              feeds: [ feed ]
              plugins:{(list.Length == 0 ? " []" : "\n" + list)}
            {more}
            """);
    }

    public ServerManifest Read(string text)
    {
        var manifest = ManifestReader.ReadFile(Write("toy.yaml", text), "toy.yaml", Today, Bag);
        Assert.True(manifest is not null, DiagnosticText.Render(Bag.Sorted()));
        return manifest;
    }

    public BuildContext Context(bool locked = false, bool offline = false) => new()
    {
        CacheFolder = _folder["cache"],
        WorkFolder = _folder[Path.Combine("work", Path.GetRandomFileName())],
        DotnetRoot = SlimDotnet.Root,
        Today = Today,
        ToolVersion = "1.0.0-test",
        Locked = locked,
        Offline = offline,
        Registries = () => _registries ??= new RegistryClient(new RegistryOptions { Time = TimeProvider.System, Jitter = () => 0, Offline = offline }),
        Diagnostics = Bag = new DiagnosticBag(),
    };

    /// <summary>What was reported: ids and messages, a line each.</summary>
    public string Said => string.Join('\n', Bag.Sorted().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Note));

    public void Dispose()
    {
        _registries?.Dispose();
        _folder.Dispose();
    }
}
