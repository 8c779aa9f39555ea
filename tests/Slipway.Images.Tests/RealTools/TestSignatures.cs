using System.Collections.Immutable;
using System.Text;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.RealTools;

/// <summary>Signatures in cosign's older form, as far as their storage goes.</summary>
internal static class TestSignatures
{
    public static Artifact Of(Digest subject, string signer)
    {
        var payload = Encoding.UTF8.GetBytes($$$$"""{"critical":{"image":{"docker-manifest-digest":"{{{{subject}}}}"}}}""");
        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"","os":"","config":{},"rootfs":{"type":"layers","diff_ids":["{{{Digest.Of(payload)}}}"]}}""");
        var layer = Descriptor.Of("application/vnd.dev.cosign.simplesigning.v1+json", payload) with
        {
            Annotations = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("dev.cosignproject.cosign/signature", signer)]),
        };
        return new Artifact(new ImageManifest { Config = Descriptor.Of(MediaTypes.Config, config), Layers = [layer] }, [config, payload]);
    }

    /// <summary>Pushes a signature under its tag, through a layout as people do it.</summary>
    public static async Task<Digest> PushAsync(RegistryClient client, ImageReference repository, Digest subject, string signer)
    {
        using var folder = new TempFolder();
        Assert.True((await ImagePull.PullAsync(client, repository.WithDigest(subject), folder["image"], CancellationToken.None)).Ok);
        var layout = (await OciLayout.OpenAsync(folder["image"], CancellationToken.None)).Required;
        Assert.True((await SignatureWriter.WriteAsync(layout, subject, Of(subject, signer), TimeProvider.System, CancellationToken.None)).Ok);
        var signed = (await OciLayout.OpenAsync(folder["image"], CancellationToken.None)).Required;
        var pushed = await ImagePush.PushAsync(client, signed, subject.ToString(), new PushTarget(repository, []), CancellationToken.None);
        Assert.True(pushed.Ok, string.Join('\n', pushed.Problems));
        return (await signed.ReadSignaturesAsync(subject, CancellationToken.None)).Required.Single().Descriptor.Digest;
    }
}
