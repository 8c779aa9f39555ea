using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>Settings of <c>slipway verify</c>. Give it a policy, a key, or an identity.</summary>
public sealed class SlipwayVerifySettings : SlipwaySigningSettings
{
    /// <summary>Gets or sets the verify policy.</summary>
    public FilePath? Policy { get; set; }

    /// <summary>Gets or sets the public key that must have signed.</summary>
    public FilePath? Key { get; set; }

    /// <summary>Gets or sets who must have signed: the certificate's subject, exactly.</summary>
    public string? CertificateIdentity { get; set; }

    /// <summary>Gets or sets who must have vouched for that identity, exactly.</summary>
    public string? CertificateOidcIssuer { get; set; }

    /// <summary>Gets or sets whom to believe: authorities and logs. Identities need it.</summary>
    public FilePath? TrustedRoot { get; set; }

    /// <summary>Gets or sets, for a layout, the repository, with its registry, as which the policy judges it.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the one platform that is judged, of an image for several: <c>linux/amd64</c>.</summary>
    public string? Platform { get; set; }

    /// <summary>Gets or sets the folder of advisories; <c>SLIPWAY_ADVISORIES</c> names it, too.</summary>
    public DirectoryPath? Advisories { get; set; }

    /// <summary>Gets or sets the manifest from which the image is built again, to compare every byte.</summary>
    public FilePath? Rebuild { get; set; }

    /// <summary>Gets or sets the file for what stood in the way, as SARIF.</summary>
    public FilePath? Sarif { get; set; }

    /// <summary>Gets or sets the file for a signed Verification Summary Attestation.</summary>
    public FilePath? Summary { get; set; }

    /// <summary>Gets or sets a value indicating whether the summary is attached to the image, where it lies.</summary>
    public bool Attach { get; set; }

    internal override void AddTo(SlipwayCommandLine line)
    {
        line.Option("--policy", Policy).Option("--key", Key).Option("--certificate-identity", CertificateIdentity)
            .Option("--certificate-oidc-issuer", CertificateOidcIssuer).Option("--trusted-root", TrustedRoot)
            .Option("--name", Name).Option("--platform", Platform).Option("--advisories", Advisories)
            .Option("--rebuild", Rebuild).Option("--sarif", Sarif).Option("--summary", Summary).Flag("--attach", Attach);
        base.AddTo(line);
    }
}
