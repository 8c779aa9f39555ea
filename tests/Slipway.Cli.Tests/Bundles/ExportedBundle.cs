using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Bundles;

/// <summary>
/// A bundle of a small server whose manifest names all that one can: a policy with a key, a signed package, a folder of packages, a curated
/// index, a plugin program, advisories. The published command makes it once for all tests.
/// </summary>
internal sealed record ExportedBundle(string Folder, JsonNode Answer, string Narrative)
{
    /// <summary>The published command with the whole .NET: what comes out of a bundle is started.</summary>
    public static readonly string Program = Repository.PathOf("artifacts/publish/slipway/slipway");

    private static readonly TempFolder Shared = MakeShared();

    /// <summary>One cache for all tests of bundles: the layers of the tool are the same in each, and packing them again says nothing new.</summary>
    public static string Cache => Shared["cache"];

    /// <summary>The bundle; nobody writes into it.</summary>
    public static Task<ExportedBundle> Made { get; } = MakeAsync();

    /// <summary>The key that signed it.</summary>
    public string Key => Path.Combine(Folder, "acme.pub");

    /// <summary>The bundle's layout.</summary>
    public string Layout => Path.Combine(Folder, "bundle");

    /// <summary>The digest of the image that the locked build makes.</summary>
    public string Image => (string)Answer["image"]!;

    /// <summary>The signed list of what is in it.</summary>
    public JsonNode Inventory => JsonNode.Parse(File.ReadAllText(BlobPath(Manifest["config"]!["digest"])))!;

    /// <summary>The manifest that lists its files.</summary>
    public JsonNode Manifest => JsonNode.Parse(File.ReadAllText(BlobPath(Answer["digest"])))!;

    /// <summary>Runs the published command with nothing of the machine's user.</summary>
    public static Task<CommandResult> SlipwayAsync(string folder, params string[] arguments) => SlipwayAsync(folder, Environment.GetEnvironmentVariable("PATH")!, arguments);

    private static Task<CommandResult> SlipwayAsync(string folder, string path, string[] arguments)
    {
        Tool.RequireThat(File.Exists(Program), "there is no published command (dotnet run build.cs -- publish)");
        return CommandRunner.RunAsync(Program, arguments, folder, new Dictionary<string, string?>
        {
            ["PATH"] = path, ["HOME"] = Path.Combine(folder, "home"), ["SLIPWAY_CACHE"] = Cache, ["CI"] = null,
            ["SOURCE_DATE_EPOCH"] = "86400", ["SLIPWAY_COMMIT"] = "0123abc",
        });
    }

    /// <summary>Writes the sources of the server, and its lock, into a place.</summary>
    public static async Task WriteAsync(Site site)
    {
        site.Feed.WithServer().WithPlugin("one");
        site.Advise("Some.Other.Package", fixedIn: "9.0.0");
        var program = File.ReadAllBytes("/usr/bin/true");
        site.Write("bin/pager", program);
        site.Write("policies/team.yaml", """
            apiVersion: slipway.dev/v1alpha1
            kind: BuildPolicy
            metadata: { name: team }
            spec:
              vulnerabilities: { database: required }
              signatures: { packages: identities, identities: [ keys/publisher.pub ] }
            """);
        site.Write("index/acme/one.yaml", """
            apiVersion: slipway.dev/v1alpha1
            kind: IndexEntry
            metadata: { publisher: acme, name: one }
            spec: { module: Acme.Ops.One, tier: 3, versions: [] }
            """);
        site.Write("index/publishers/acme.yaml", """
            apiVersion: slipway.dev/v1alpha1
            kind: Publisher
            metadata: { name: acme }
            spec: { displayName: Acme, domain: acme.example, contacts: { support: help@acme.example, security: security@acme.example } }
            """);
        site.Write("servers/toy.yaml", $$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: toy, version: 1.2.3 }
            spec:
              base: { image: host, server: 1.0.0 }
              feeds: [ ../feed ]
              policy: ../policies/team.yaml
              index: ../index
              plugins:
                - { name: one, module: Acme.Ops.One, version: 1.0.0 }
              stdioPlugins:
                - { name: pager, capability: incident, file: ../bin/pager, sha256: {{Convert.ToHexStringLower(SHA256.HashData(program))}} }
            """);
        foreach (var arguments in (string[][])
        [
            ["key", "new", "acme", "--no-passphrase"], ["key", "new", "policies/keys/publisher", "--no-passphrase"],
            ["sign", "feed/Acme.Ops.One.1.0.0.nupkg", "--key", "policies/keys/publisher.key"], ["lock", "servers/toy.yaml"],
        ])
        {
            var done = await SlipwayAsync(site["."], arguments);
            Assert.True(done.ExitCode == 0, done.All);
        }
    }

    private static async Task<ExportedBundle> MakeAsync()
    {
        var site = new Site();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Dispose();
        await WriteAsync(site);
        var (answer, error) = await ExportAsync(site["."], "bundle");
        return new ExportedBundle(site["."], answer, error);
    }

    /// <summary>Exports the server of a place.</summary>
    /// <param name="folder">The place.</param>
    /// <param name="output">Where the bundle goes.</param>
    /// <param name="path">Where programs are looked for; the machine's own places unless said otherwise.</param>
    public static async Task<(JsonNode Answer, string Error)> ExportAsync(string folder, string output, string? path = null)
    {
        string[] arguments = ["bundle", "export", "servers/toy.yaml", "--key", "acme.key", "--advisories", "advisories", "-o", output, "--json"];
        var exported = await (path is null ? SlipwayAsync(folder, arguments) : SlipwayAsync(folder, path, arguments));
        Assert.True(exported.ExitCode == 0, exported.All);
        return (JsonNode.Parse(exported.Output)!, exported.Error);
    }

    private static TempFolder MakeShared()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    private string BlobPath(JsonNode? digest) => Path.Combine(Layout, "blobs", ((string)digest!).Replace(':', '/'));
}
