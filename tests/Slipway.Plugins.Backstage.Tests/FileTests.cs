using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Backstage.Tests;

/// <summary>Files as people write, break, change and mount them.</summary>
public sealed class FileTests : IDisposable
{
    private const string Service = "kind: Component\nmetadata: { name: NAME }\nspec: { type: service }\n";
    private readonly TempFolder _folder = new();
    private readonly Host _host = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kind: [", "catalog-info.yaml:2:1: While parsing a node")]
    [InlineData("kind: Component\nkind: API\n", "catalog-info.yaml:2:1: the key kind is there already, in line 1")]
    [InlineData("\n- a\n", "catalog-info.yaml:2: an entity with kind, metadata and spec is expected")]
    [InlineData("kind: Component\nspec: {}\n", "catalog-info.yaml:1: metadata.name is missing")]
    [InlineData("kind: Component\nmetadata: { name: a b }\n", "catalog-info.yaml:1: component:default/a b is no name of an entity")]
    [InlineData("kind: *nothing\n", "catalog-info.yaml:1:7: *nothing names no anchor before it")]
    [InlineData("kind: !env Component\n", "catalog-info.yaml:1:7: the tag !env is not understood")]
    [InlineData("kind: Location\nmetadata: { name: out }\nspec: { target: ../../etc/passwd }\n", "catalog-info.yaml:1: the location ../../etc/passwd is no file of this folder")]
    [InlineData("kind: Component\nmetadata: { name: good }\n", "catalog-info.yaml:1: component:default/good is there already, at aaa/catalog-info.yml:1")]
    public async Task Query_BrokenFile_IsLeftOutAndSaidOnceWithItsPlace(string text, string problem)
    {
        _folder.Write("aaa/catalog-info.yml", Service.Replace("NAME", "good", StringComparison.Ordinal));
        _folder.Write("catalog-info.yaml", text);
        using var services = Services();

        Assert.Equal(["good"], await IdsAsync(services));
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["good"], await IdsAsync(services));

        Assert.Contains(problem, _host.Log.Text, StringComparison.Ordinal);
        Assert.Single(_host.Log.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("catalog-info.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_HostileFile_CostsLittle()
    {
        var lines = Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [ *a{level - 1}, *a{level - 1}, *a{level - 1} ]");
        _folder.Write("catalog-info.yaml", string.Join('\n', lines.Prepend("a0: &a0 [ x ]")));
        using var services = Services();

        Assert.Empty(await IdsAsync(services));

        Assert.Contains("holds more than 100000 values", _host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_AnchorsAndSeveralDocuments_AreRead()
    {
        _folder.Write("catalog-info.yaml", "kind: Component\nmetadata: { name: one }\nspec: &spec { type: service }\nother: *spec\n---\n---\n" + Service.Replace("NAME", "two", StringComparison.Ordinal));
        using var services = Services();

        Assert.Equal(["one", "two"], await IdsAsync(services));
    }

    [Fact]
    public async Task Query_ChangedFile_IsReadAgainWhenItWasTrustedLongEnough()
    {
        _folder.Write("catalog-info.yaml", Service.Replace("NAME", "one", StringComparison.Ordinal));
        using var services = Services();
        Assert.Equal(["one"], await IdsAsync(services));
        _folder.Write("catalog-info.yaml", Service.Replace("NAME", "two", StringComparison.Ordinal));

        Assert.Equal(["one"], await IdsAsync(services));
        _host.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(["two"], await IdsAsync(services));
    }

    // As Kubernetes mounts a ConfigMap: the file is a link into a hidden folder, which is a link itself.
    [Fact]
    public async Task Query_MountedAndLinkedFolders_ShowEveryFileOnce()
    {
        _folder.Write("..2026/catalog-info.yaml", Service.Replace("NAME", "one", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(_folder["..data"], "..2026");
        File.CreateSymbolicLink(_folder["catalog-info.yaml"], "..data/catalog-info.yaml");
        Directory.CreateSymbolicLink(_folder["round"], ".");
        using var services = Services();

        Assert.Equal(["one"], await IdsAsync(services));
        Assert.Equal("", _host.Log.Text);
    }

    [Fact]
    public async Task Query_FolderThatIsGone_IsUnavailable()
    {
        _folder.Write("catalog/catalog-info.yaml", Service);
        using var services = Services(_folder["catalog"]);
        Directory.Delete(_folder["catalog"], recursive: true);

        await Refusal.OfAsync(ErrorCodes.Unavailable, () => IdsAsync(services));
    }

    [Fact]
    public async Task Query_OneFile_IsReadAloneAndLinksToItself()
    {
        _folder.Write("other/catalog-info.yaml", Service.Replace("NAME", "other", StringComparison.Ordinal));
        _folder.Write("all.yaml", "kind: Component\nmetadata:\n  name: one\n  namespace: Shop\n  annotations: { backstage.io/view-url: \"https://git.acme.example/one\" }\nspec: { type: service, owner: team-a }\n");
        using var services = Services(_folder["all.yaml"]);

        var service = Assert.Single((await services.QueryAsync(new(), Host.Call, CancellationToken.None)).Items);

        Assert.Equal(("shop/one", "https://git.acme.example/one", "shop/team-a"), (service.Id, service.Url, service.Tags!["team"]));
    }

    private BackstageServices Services(string? files = null) => new(new() { Files = files ?? _folder.Path }, _host.Context("service", "backstage"));

    private static async Task<string[]> IdsAsync(BackstageServices services) =>
        [.. (await services.QueryAsync(new(), Host.Call, CancellationToken.None)).Items.Select(service => service.Id)];
}
