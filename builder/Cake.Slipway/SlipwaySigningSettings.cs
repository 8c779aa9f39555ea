using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>What the verbs that can sign take: a key in a file, or a program that speaks for one.</summary>
public abstract class SlipwaySigningSettings : SlipwaySettings
{
    private protected SlipwaySigningSettings()
    {
    }

    /// <summary>Gets or sets the private key that signs (<c>slipway key new</c>).</summary>
    public FilePath? SignKey { get; set; }

    /// <summary>Gets or sets the passphrase of <see cref="SignKey"/>. It is never on the command line.</summary>
    public string? KeyPassphrase { get; set; }

    /// <summary>Gets or sets the program that is asked for signatures, with words of its own; a log shows neither, for the words may be credentials.</summary>
    public string? Signer { get; set; }

    internal override void AddTo(SlipwayCommandLine line) => line.Option("--sign", SignKey).Secret("--signer", Signer);

    internal override IEnumerable<KeyValuePair<string, string?>> Secrets => [new("SLIPWAY_KEY_PASSPHRASE", KeyPassphrase)];
}
