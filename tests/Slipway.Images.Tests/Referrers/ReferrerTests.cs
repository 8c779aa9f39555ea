using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Composition;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.Referrers;

public sealed class ReferrerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly TestClient _client = new(time: new ImpatientTime());
    private FakeRegistry _registry = null!;
    private Image _image = null!;

    private ImageReference Subject => _registry.At($"team/app@{_image.Digest}");

    private string FallbackTag => "sha256-" + _image.Digest.Hex;

    public async ValueTask InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _image = await TestImages.ImageAsync(_folder);
        await PushAsync([]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_ToEitherKindOfRegistry_IsListedWithTypeAndAllAnnotations(bool keepsReferrers)
    {
        _registry.KeepsReferrers = keepsReferrers;
        Artifact[] ours = [Artifact("a"), Artifact("b")];

        Assert.True((await ReferrerWriter.WriteAsync(_client.Client, Subject, ours, CancellationToken.None)).Ok);

        Assert.Equal(!keepsReferrers, _registry.Store.Tags.ContainsKey(("team/app", FallbackTag)));
        var listed = (await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Required;
        Assert.Equal(ours.Select(one => one.Descriptor.Digest).Order(), listed.Select(one => one.Digest));
        Assert.All(listed, one => Assert.Equal(2, one.Annotations.Count));
        Assert.All(listed, one => Assert.Equal("application/vnd.example", one.ArtifactType));
        var read = (await ReferrerReader.ReadAsync(_client.Client, Subject, one => one.Annotations["name"] == "b", CancellationToken.None)).Required;
        Assert.Equal("b"u8.ToArray(), read.Single().Blobs[1].ToArray());
    }

    [Fact]
    public async Task Write_ManyOfOneSubject_ChangesTheListOnce()
    {
        _registry.Requests.Clear();
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [.. Enumerable.Range(0, 6).Select(at => Artifact($"{at}"))], CancellationToken.None);
        Assert.Equal(1, _registry.Count("PUT", $"manifests/{FallbackTag}"));
    }

    [Fact]
    public async Task Write_WhatIsThereAlready_WritesNothing()
    {
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);
        _registry.Requests.Clear();
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);
        Assert.DoesNotContain(_registry.Requests, request => request.StartsWith('P'));
        Assert.Equal(3, _registry.Requests.Count);
    }

    [Fact]
    public async Task Write_ToListOfOthers_KeepsEveryFieldOfTheirs()
    {
        var theirs = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.Index,
            ["manifests"] = new JsonArray(new JsonObject
            {
                ["mediaType"] = MediaTypes.Manifest,
                ["digest"] = Digest.Of([9]).ToString(),
                ["size"] = 1,
                ["artifactType"] = "x/y",
                ["annotations"] = new JsonObject { ["z"] = "1", ["a"] = "+" },
                ["org.example.unknown"] = new JsonObject { ["kept"] = true },
            }),
            ["annotations"] = new JsonObject { ["list"] = "theirs" },
        };
        _registry.Store.Put("team/app", FallbackTag, MediaTypes.Index, System.Text.Encoding.UTF8.GetBytes(theirs.ToJsonString()));

        await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);

        var list = JsonNode.Parse(_registry.Store.Manifest("team/app", FallbackTag)!.Value.Bytes)!;
        var kept = list["manifests"]!.AsArray().Single(entry => (string?)entry!["artifactType"] == "x/y");
        Assert.True(JsonNode.DeepEquals(theirs["manifests"]![0], kept));
        Assert.Equal("theirs", (string?)list["annotations"]!["list"]);
        Assert.Equal(2, list["manifests"]!.AsArray().Count);
    }

    [Fact]
    public async Task Write_EntryThatAnotherToolWroteWithoutAnnotations_IsCompleted()
    {
        var artifact = Artifact("a");
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [artifact], CancellationToken.None);
        var list = JsonNode.Parse(_registry.Store.Manifest("team/app", FallbackTag)!.Value.Bytes)!;
        list["manifests"]![0]!.AsObject().Remove("annotations");
        _registry.Store.Put("team/app", FallbackTag, MediaTypes.Index, System.Text.Encoding.UTF8.GetBytes(list.ToJsonString()));

        await ReferrerWriter.WriteAsync(_client.Client, Subject, [artifact], CancellationToken.None);

        var listed = (await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Required;
        Assert.Equal(2, listed.Single().Annotations.Count);
    }

    [Fact]
    public async Task Write_OverTagThatIsSomethingElse_LeavesItAlone()
    {
        _registry.Store.Put("team/app", FallbackTag, MediaTypes.Manifest, _image.ManifestBytes.ToArray());
        var written = await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);
        Assert.Equal("SLP8030", Assert.Single(written.Problems).Id);
        Assert.Equal(_image.Digest.ToString(), _registry.Store.Tags[("team/app", FallbackTag)]);
    }

    [Fact]
    public async Task Write_WhereEveryWriteIsLost_GivesUpAndSaysSo()
    {
        _registry.Fault = async context =>
        {
            if (context.Request.Method != "PUT" || !context.Request.Path.Value!.EndsWith(FallbackTag, StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.StatusCode = 201;
            context.Response.Headers["Docker-Content-Digest"] = Digest.Of(await FakeRegistry.BodyAsync(context)).ToString();
            return true;
        };
        var written = await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);
        Assert.Equal("SLP8031", Assert.Single(written.Problems).Id);
    }

    [Fact]
    public async Task Write_RefusedByPrecondition_ReadsAgain()
    {
        var refused = 0;
        _registry.Fault = async context =>
        {
            var refuse = context.Request.Headers.IfNoneMatch == "*" && refused++ == 0;
            await (refuse ? FakeRegistry.ErrorAsync(context, 412, "PRECONDITION") : Task.CompletedTask);
            return refuse;
        };
        Assert.True((await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None)).Ok);
        Assert.Equal(2, refused);
    }

    [Fact]
    public async Task Write_AboutNothing_IsAProblem()
    {
        var artifact = new Artifact(new ImageManifest { ArtifactType = "x/y", Config = Descriptor.Of(MediaTypes.Empty, Images.Composition.Artifact.EmptyConfig.Span), Layers = [] }, [Images.Composition.Artifact.EmptyConfig]);
        Assert.Equal("SLP8033", Assert.Single((await ReferrerWriter.WriteAsync(_client.Client, Subject, [artifact], CancellationToken.None)).Problems).Id);
    }

    [Fact]
    public async Task List_OfRegistryThatLearnedToKeepOne_IsTheUnion()
    {
        var (old, fresh) = (Artifact("old"), Artifact("fresh"));
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [old], CancellationToken.None);
        // What it had before it learned is in no list of its own.
        _registry.Store.Manifests.TryRemove(("team/app", old.Descriptor.Digest.ToString()), out _);
        _registry.KeepsReferrers = true;
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [fresh], CancellationToken.None);

        var listed = (await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Required;

        Assert.Equal(new[] { old.Descriptor.Digest, fresh.Descriptor.Digest }.Order(), listed.Select(one => one.Digest));
    }

    [Fact]
    public async Task List_InPages_IsReadToTheEnd()
    {
        _registry.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal))
            {
                return false;
            }

            var page = int.Parse(context.Request.Query["page"].FirstOrDefault() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            if (page < 2)
            {
                context.Response.Headers.Link = $"<?page={page + 1}>; rel=\"next\"";
            }

            context.Response.ContentType = MediaTypes.Index;
            await context.Response.WriteAsync($$$"""{"manifests":[{"mediaType":"m","digest":"{{{Digest.Of([(byte)page])}}}","size":1}]}""");
            return true;
        };
        Assert.Equal(3, (await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Required.Count);
    }

    [Theory]
    [InlineData("/referrers/", 429, "SLP8005")]
    [InlineData("/referrers/", 503, "SLP8006")]
    [InlineData("/referrers/", 403, "SLP8007")]
    [InlineData("/referrers/", 418, "SLP8009")]
    [InlineData("/manifests/sha256-", 429, "SLP8005")]
    [InlineData("/manifests/sha256-", 500, "SLP8006")]
    [InlineData("/manifests/sha256-", 401, "SLP8007")]
    public async Task List_ThatFails_IsAProblemAndNeverNone(string path, int status, string id)
    {
        _registry.Fault = async context =>
        {
            var broken = context.Request.Path.Value!.Contains(path, StringComparison.Ordinal);
            await (broken ? FakeRegistry.ErrorAsync(context, status, "NO") : Task.CompletedTask);
            return broken;
        };
        Assert.Equal(id, Assert.Single((await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Problems).Id);
        var pulled = await ImagePull.PullAsync(_client.Client, Subject, _folder["pulled"], CancellationToken.None);
        Assert.Equal(id, Assert.Single(pulled.Problems).Id);
        Assert.False(Directory.Exists(_folder["pulled"]));
    }

    [Fact]
    public async Task List_WhoseSecondPageFails_IsAProblem()
    {
        _registry.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal))
            {
                return false;
            }

            if (context.Request.QueryString.HasValue)
            {
                context.Response.StatusCode = 404;
                return true;
            }

            context.Response.Headers.Link = "<?page=2>; rel=\"next\"";
            context.Response.ContentType = MediaTypes.Index;
            await context.Response.WriteAsync("""{"manifests":[]}""");
            return true;
        };
        Assert.Equal("SLP8009", Assert.Single((await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Problems).Id);
    }

    [Theory]
    [InlineData(200, "text/html", "<html>")]
    [InlineData(404, "text/plain", "404 page not found")]
    [InlineData(405, "text/plain", "")]
    [InlineData(400, "application/json", "{}")]
    public async Task List_OfRegistryWithoutIt_AsksTheTag(int status, string type, string body)
    {
        await ReferrerWriter.WriteAsync(_client.Client, Subject, [Artifact("a")], CancellationToken.None);
        _registry.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal))
            {
                return false;
            }

            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            await context.Response.WriteAsync(body);
            return true;
        };
        Assert.Single((await ReferrerReader.ListAsync(_client.Client, Subject, CancellationToken.None)).Required);
    }

    [Fact]
    public async Task Push_WithReferrers_MovesTheTagLast()
    {
        var other = ImageComposer.Compose(_image, [], TestImages.Edits with { Author = "other" });
        _registry.Requests.Clear();

        await ImagePush.PushAsync(
            _client.Client, PackedImage.Of(other), [new Artifact("application/vnd.example", "x"u8.ToArray(), "text/plain", other.Descriptor)],
            new PushTarget(_registry.At("team/app"), ["1"]), CancellationToken.None);

        Assert.Equal("PUT /v2/team/app/manifests/1", _registry.Requests.Last());
        Assert.Equal(1, _registry.Count("PUT", $"manifests/sha256-{other.Digest.Hex}"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    private Artifact Artifact(string name)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(name);
        return new Artifact(
            new ImageManifest
            {
                ArtifactType = "application/vnd.example",
                Config = Descriptor.Of(MediaTypes.Empty, Images.Composition.Artifact.EmptyConfig.Span),
                Layers = [Descriptor.Of("text/plain", content)],
                Subject = new Descriptor(MediaTypes.Manifest, _image.Digest, _image.Descriptor.Size),
                Annotations = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("name", name), KeyValuePair.Create("plus+", "a+b")]),
            },
            [Images.Composition.Artifact.EmptyConfig, content]);
    }

    private async Task PushAsync(IReadOnlyList<Artifact> referrers) => Assert.True((await ImagePush.PushAsync(
        _client.Client, PackedImage.Of(_image), referrers, new PushTarget(_registry.At("team/app"), ["1"]), CancellationToken.None)).Ok);
}
