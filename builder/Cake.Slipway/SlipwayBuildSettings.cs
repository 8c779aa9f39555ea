using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>Settings of <c>slipway build</c>.</summary>
public sealed class SlipwayBuildSettings : SlipwaySigningSettings
{
    /// <summary>Gets or sets the output folder; <c>out/NAME</c> unless said otherwise, by the manifest's file name.</summary>
    public DirectoryPath? Output { get; set; }

    /// <summary>Gets or sets the file that the image is written into, too, which every engine loads.</summary>
    public FilePath? Archive { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is taken from the lock; <c>CI=true</c> implies it.</summary>
    public bool Locked { get; set; }

    /// <summary>Gets or sets a value indicating whether no socket is opened.</summary>
    public bool Offline { get; set; }

    /// <summary>Gets or sets the commit that is built, for tags and labels.</summary>
    public string? Commit { get; set; }

    /// <summary>Gets or sets the folder of advisories; <c>SLIPWAY_ADVISORIES</c> names it, too.</summary>
    public DirectoryPath? Advisories { get; set; }

    /// <summary>Gets or sets a value indicating whether the image is pushed to the manifest's <c>spec.image.repository</c>, under its tags.</summary>
    public bool Push { get; set; }

    /// <summary>Gets the engines of this machine that the image is made known to: <c>docker</c>, <c>podman</c>.</summary>
    public ICollection<string> Load { get; } = [];

    /// <summary>Gets or sets the description of the Sigstore instance through which an identity signs, without a key.</summary>
    public FilePath? SigningConfig { get; set; }

    /// <summary>Gets or sets the identity's OIDC token, where the CI does not hand it out. It is never on the command line.</summary>
    public string? IdentityToken { get; set; }

    /// <summary>Gets or sets the trusted root by which each new signature is verified at once.</summary>
    public FilePath? TrustedRoot { get; set; }

    internal override void AddTo(SlipwayCommandLine line)
    {
        line.Option("--output", Output).Option("--archive", Archive).Flag("--locked", Locked).Flag("--offline", Offline)
            .Option("--commit", Commit).Option("--advisories", Advisories).Flag("--push", Push).Options("--load", Load);
        base.AddTo(line);
        line.Option("--signing-config", SigningConfig).Option("--trusted-root", TrustedRoot);
    }

    internal override IEnumerable<KeyValuePair<string, string?>> Secrets => [.. base.Secrets, new("SLIPWAY_IDENTITY_TOKEN", IdentityToken)];
}
