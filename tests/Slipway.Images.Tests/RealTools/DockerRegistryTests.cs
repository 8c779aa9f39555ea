using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Credentials;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.RealTools;

public sealed class DockerRegistryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("none", false)]
    [InlineData("none", true)]
    [InlineData("basic", false)]
    [InlineData("basic", true)]
    [InlineData("token", false)]
    [InlineData("token", true)]
    [InlineData("identity", false)]
    public async Task PushPullAsBaseMountRepush_OnEveryKindOfRegistry_KeepsDigests(string kind, bool relative)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(AuthOf(kind, tokens), relative);
        using var client = new TestClient(options => options with { Credentials = CredentialsOf(kind) });
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));

        var pushed = await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("team/base"), ["1", "2"]), CancellationToken.None);
        Assert.True(pushed.Ok, string.Join('\n', pushed.Problems));
        Assert.Equal(3, pushed.Value.Blobs.Sent);

        var read = (await new BaseImages(client.Client, _folder["cache"])
            .ReadAsync(registry.At("team/base:1"), [Platform.LinuxAmd64], CancellationToken.None)).Required;
        Assert.Equal(image.Digest, read.Reference.Digest);
        var composed = PackedImage.Of(ImageComposer.Compose(
            read.Images[0], [new AddedLayer(await TestImages.LayerAsync(_folder, ("app/new", "x")), "new")], TestImages.Edits));
        client.Taken();
        var derived = (await ImagePush.PushAsync(client.Client, composed, [], new PushTarget(registry.At("other/app"), ["1"]), CancellationToken.None)).Required;
        Assert.Equal((2, 2), (derived.Blobs.Mounted, derived.Blobs.Sent));

        client.Taken();
        await ImagePush.PushAsync(client.Client, composed, [], new PushTarget(registry.At("other/app"), ["1"]), CancellationToken.None);
        Assert.Equal(["HEAD /v2/other/app/manifests/1 200"], client.Taken());
        Assert.Equal(["1", "2"], (await TagList.ReadAsync(client.Client, registry.At("team/base"), CancellationToken.None)).Required);
        var described = (await ImageDescription.ReadAsync(client.Client, registry.At("other/app:1"), CancellationToken.None)).Required;
        Assert.Equal(composed.Images[0].Config.DiffIds, described.Platforms.Single().Config.DiffIds);
    }

    [Fact]
    public async Task Push_OfNewImage_NeedsThreeRequestsALayerAndOneToken()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(tokens.Configuration);
        using var client = new TestClient(options => options with { Credentials = CredentialsOf("token") });
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));

        Assert.True((await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None)).Ok);

        Assert.Equal(["GET repository:team/app:pull,push"], tokens.Asked);
        var requests = client.Taken();
        Assert.Equal(9, requests.Count(request => request.Contains("/blobs/", StringComparison.Ordinal)));
        Assert.StartsWith("PUT /v2/team/app/manifests/1 201", requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_WhereSourceOfMountMayNotBeRead_SendsInsteadAndAsksOnce()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(tokens.Configuration);
        using var client = new TestClient(options => options with { Credentials = CredentialsOf("token"), Parallel = 1 });
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("secret/base"), ["1"]), CancellationToken.None);
        tokens.Allowed = (user, repository, _) => user is not null && repository != "secret/base";

        var target = new PushTarget(registry.At("team/app"), ["1"]) { MountFrom = [registry.At("secret/base")] };
        var pushed = await ImagePush.PushAsync(client.Client, image, [], target, CancellationToken.None);

        Assert.True(pushed.Ok, string.Join('\n', pushed.Problems));
        Assert.Equal((0, 3), (pushed.Value.Blobs.Mounted, pushed.Value.Blobs.Sent));
    }

    [Theory]
    [InlineData("basic", "SLP8007")]
    [InlineData("token", "SLP8012")]
    public async Task Push_WithWrongPassword_SaysWhoseItWasAndNotWhichItWas(string kind, string id)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(AuthOf(kind, tokens));
        using var client = new TestClient(options => options with { Credentials = TestClient.Password("builder", "canary-password") });
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));

        var pushed = await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None);

        var problem = Assert.Single(pushed.Problems);
        Assert.Equal(id, problem.Id);
        Assert.Contains("credential from a test", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("token")]
    public async Task Push_Anonymous_IsToldToSignIn(string kind)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(AuthOf(kind, tokens));
        using var client = new TestClient();
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));

        var pushed = await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None);

        var problem = Assert.Single(pushed.Problems);
        Assert.Equal("SLP8007", problem.Id);
        Assert.Contains($"docker login {registry.Host}", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promote_OfIndexWithReferrersAndSignatures_ArrivesWholeAndIsReadBySkopeo()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var source = await DockerRegistry.StartAsync(DockerRegistry.Basic);
        await using var target = await DockerRegistry.StartAsync(tokens.Configuration, relative: true);
        using var client = new TestClient(options => options with { Credentials = CredentialsOf("token") });
        var packed = PackedImage.OfPlatforms(
            [await TestImages.ImageAsync(_folder), await TestImages.ImageAsync(_folder, Platform.LinuxArm64)], Descriptor.NoAnnotations);
        var bill = new Artifact("application/vnd.example.bill", "bill"u8.ToArray(), "text/plain", packed.Descriptor);
        var ofBill = new Artifact("application/vnd.example.signature", "signature"u8.ToArray(), "text/plain", bill.Descriptor);
        var ofArm = new Artifact("application/vnd.example.bill", "arm"u8.ToArray(), "text/plain", packed.Images[1].Descriptor);
        var options = new LayoutOptions { Tag = "1.0.0", Referrers = [bill, ofBill, ofArm] };
        Assert.True((await LayoutWriter.WriteAsync(packed, _folder["image"], options, CancellationToken.None)).Ok);
        var layout = (await OciLayout.OpenAsync(_folder["image"], CancellationToken.None)).Required;

        Assert.True((await ImagePush.PushAsync(client.Client, layout, "1.0.0", new PushTarget(source.At("dev/app"), ["1.0.0"]), CancellationToken.None)).Ok);
        var signature = await TestSignatures.PushAsync(client.Client, source.At("dev/app"), packed.Digest, "one");
        var promoted = await ImagePush.CopyAsync(client.Client, source.At("dev/app:1.0.0"), new PushTarget(target.At("prod/app"), ["1.0.0", "stable"]), CancellationToken.None);
        Assert.True(promoted.Ok, string.Join('\n', promoted.Problems));
        var pulled = await ImagePull.PullAsync(client.Client, target.At("prod/app:stable"), _folder["pulled"], CancellationToken.None);

        Assert.Equal((3, 1), (pulled.Required.Referrers, pulled.Required.Signatures));
        var read = (await OciLayout.OpenAsync(_folder["pulled"], CancellationToken.None)).Required;
        Assert.Equal(packed.Digest, (await read.ReadAsync("stable", CancellationToken.None)).Required.Digest);
        Assert.Equal(ofBill.Descriptor.Digest, (await read.ReadReferrersAsync(bill.Descriptor.Digest, CancellationToken.None)).Required.Single().Descriptor.Digest);
        var listed = (await ReferrerReader.ListAsync(client.Client, target.At($"prod/app@{packed.Digest}"), CancellationToken.None)).Required;
        Assert.Equal(bill.Descriptor.Digest, listed.Single().Digest);
        var signed = (await ReferrerReader.ReadSignaturesAsync(client.Client, target.At($"prod/app@{packed.Digest}"), CancellationToken.None)).Required;
        Assert.Equal(signature, signed.Single().Descriptor.Digest);
        await AssertSkopeoReadsAsync(source, "dev/app:1.0.0", packed.Digest, all: true);
        await AssertSkopeoReadsAsync(target, "prod/app:stable", packed.Digest, all: true);
    }

    [Fact]
    public async Task Push_OfSignedImageThatIsThere_NeedsFewerThanTenRequests()
    {
        await using var registry = await DockerRegistry.StartAsync();
        using var client = new TestClient();
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        Artifact[] evidence = [.. Enumerable.Range(0, 4).Select(at => new Artifact("application/vnd.example", new[] { (byte)at }, "text/plain", image.Descriptor))];
        Assert.True((await ImagePush.PushAsync(client.Client, image, evidence, new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None)).Ok);
        await TestSignatures.PushAsync(client.Client, registry.At("team/app"), image.Digest, "one");
        await ImagePull.PullAsync(client.Client, registry.At("team/app:1"), _folder["pulled"], CancellationToken.None);
        var layout = (await OciLayout.OpenAsync(_folder["pulled"], CancellationToken.None)).Required;
        client.Taken();

        Assert.True((await ImagePush.PushAsync(client.Client, layout, "1", new PushTarget(registry.At("team/app"), ["1"]), CancellationToken.None)).Ok);

        var requests = client.Taken();
        Assert.True(requests.Count < 10, string.Join('\n', requests));
        Assert.All(requests, request => Assert.True(request[0] is 'H' or 'G', request));
    }

    [Fact]
    public async Task Promote_WithinOneRegistry_MountsEverything()
    {
        await using var registry = await DockerRegistry.StartAsync();
        using var client = new TestClient();
        var image = PackedImage.Of(await TestImages.ImageAsync(_folder));
        await ImagePush.PushAsync(client.Client, image, [], new PushTarget(registry.At("dev/app"), ["1"]), CancellationToken.None);

        var promoted = (await ImagePush.CopyAsync(
            client.Client, registry.At("dev/app:1"), new PushTarget(registry.At("prod/app"), ["1"]), CancellationToken.None)).Required;

        Assert.Equal(new PushedBlobs(0, 3, 0, 0), promoted.Blobs);
        await AssertSkopeoReadsAsync(registry, "prod/app:1", image.Digest);
    }

    public void Dispose() => _folder.Dispose();

    private static string AuthOf(string kind, TokenServer tokens) =>
        kind switch { "none" => DockerRegistry.Open, "basic" => DockerRegistry.Basic, _ => tokens.Configuration };

    private static ICredentialSource CredentialsOf(string kind) => kind switch
    {
        "none" => NoCredentials.Instance,
        "identity" => TestClient.Identity("identity-of-builder"),
        _ => TestClient.Password("builder", "open-sesame"),
    };

    private async Task AssertSkopeoReadsAsync(DockerRegistry registry, string image, Digest digest, bool all = false)
    {
        var skopeo = Tool.Require("skopeo", "skopeo");
        string[] many = all ? ["--all"] : [];
        var result = await CommandRunner.RunAsync(
            skopeo,
            [
                "--insecure-policy", "--tmpdir", _folder.Path, "copy", .. many, "--src-tls-verify=false", "--src-creds", "builder:open-sesame",
                $"docker://{registry.Host}/{image}", $"oci:{_folder["skopeo"]}:x",
            ]);
        Assert.True(result.ExitCode == 0, result.All);
        var copied = (await OciLayout.OpenAsync(_folder["skopeo"], CancellationToken.None)).Required;
        Assert.Equal(digest, copied.Find("x").Required.Digest);
    }
}
