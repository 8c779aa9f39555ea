using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Cosign;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Signs images and statements about them. An index is signed and so is each image of it: what runs a platform's image may never have seen the index.</summary>
public sealed class ImageSigner(IStatementSigner signer)
{
    /// <summary>Signs with a long-lived key.</summary>
    public ImageSigner(ISigner key)
        : this(new KeyStatementSigner(key))
    {
    }

    /// <summary>Who signs, in words.</summary>
    public string Name => signer.Name;

    /// <summary>Signs all that a name points to; <paramref name="reference"/> is the name, with its tag.</summary>
    public async Task<Trust.Checked<IReadOnlyList<SignedSubject>>> SignAsync(PackedImage image, string reference, CancellationToken token)
    {
        List<SignedSubject> all = [];
        foreach (var subject in image.Images.Select(one => one.Descriptor).Prepend(image.Descriptor).DistinctBy(subject => subject.Digest))
        {
            var statement = Statement.CosignSign(Of(subject.Digest));
            var bundle = await signer.SignAsync(statement, token);
            var tagged = signer.Key is { } key ? await CosignSignature.SignAsync(new SimpleSigning(reference, Of(subject.Digest)), key, token) : null;
            if (!bundle.Ok || tagged is { Ok: false })
            {
                return Trust.Checked<IReadOnlyList<SignedSubject>>.From([.. bundle.Problems, .. tagged?.Problems ?? []]);
            }

            all.Add(new SignedSubject(subject, Referrer(bundle.Value, statement, subject), tagged is null ? null : Tagged(tagged.Required)));
        }

        return Trust.Checked<IReadOnlyList<SignedSubject>>.Made(all);
    }

    /// <summary>Signs a statement about an image.</summary>
    public async Task<Trust.Checked<Artifact>> AttestAsync(Statement statement, Descriptor subject, CancellationToken token)
    {
        var bundle = await signer.SignAsync(statement, token);
        return bundle.Ok ? Referrer(bundle.Value, statement, subject) : Trust.Checked<Artifact>.From(bundle.Problems);
    }

    private static Artifact Referrer(Bundle bundle, Statement statement, Descriptor subject)
    {
        var content = bundle.ToBytes();
        return new Artifact(
            new ImageManifest
            {
                ArtifactType = BundleReferrer.ArtifactType,
                Config = Descriptor.Of(MediaTypes.Empty, Artifact.EmptyConfig.Span),
                Layers = [Descriptor.Of(BundleReferrer.ArtifactType, content)],
                Subject = new Descriptor(subject.MediaType, subject.Digest, subject.Size),
                Annotations = BundleReferrer.AnnotationsOf(statement),
            },
            [Artifact.EmptyConfig, content]);
    }

    private static Artifact Tagged(CosignSignature signature)
    {
        var config = CosignSignature.ConfigOf([signature]);
        return new Artifact(
            new ImageManifest
            {
                Config = Descriptor.Of(MediaTypes.Config, config),
                Layers = [Descriptor.Of(CosignNames.SimpleSigningMediaType, signature.Payload.Span) with { Annotations = signature.Annotations }],
            },
            [config, signature.Payload]);
    }

    private static Sha256Digest Of(Digest digest) => Sha256Digest.Parse(digest.ToString());
}
