using System.Security.Cryptography;
using System.Text;
using Slipway.Trust.Json;

namespace Slipway.Trust.Keys;

/// <summary>
/// Signs by asking a program that speaks for a key service or a hardware token. The private key never comes near; only digests
/// go out. The protocol is two words long and stands in docs/external-signer.md.
/// </summary>
public sealed class CommandSigner : ISigner
{
    private readonly SignerCommand _command;

    private CommandSigner(SignerCommand command, VerifyingKey key) => (_command, Key) = (command, key);

    /// <inheritdoc />
    public VerifyingKey Key { get; }

    /// <summary>Asks the program for its public key.</summary>
    public static async Task<Checked<CommandSigner>> ConnectAsync(SignerCommand command, CancellationToken token)
    {
        var answer = await command.RunAsync("public-key", token);
        if (!answer.Ok)
        {
            return Checked<CommandSigner>.From(answer.Problems);
        }

        var key = VerifyingKey.Parse(Encoding.UTF8.GetString(answer.Value), command.Program);
        return !key.Ok ? Checked<CommandSigner>.From(key.Problems)
            : key.Value.Algorithm is KeyAlgorithm.EcdsaP256 ? new CommandSigner(command, key.Value)
            : KeyProblems.WrongCurve(command.Program);
    }

    /// <inheritdoc />
    public async Task<Checked<Signature>> SignAsync(Sha256Digest digest, CancellationToken token)
    {
        var answer = await _command.RunAsync($"sign {digest}", token);
        if (!answer.Ok)
        {
            return Checked<Signature>.From(answer.Problems);
        }

        if (!Base64.TryDecode(Encoding.UTF8.GetString(answer.Value).Trim(), out var bytes))
        {
            return KeyProblems.SignerFailed(_command.Program, "the answer to 'sign' is not one line of base64.");
        }

        // Some services return r and s side by side; verifiers want DER.
        var der = bytes.Length == SignatureForms.PairLength ? SignatureForms.ToDer(bytes) : bytes;
        return Key.VerifiesDigest(HashAlgorithmName.SHA256, digest.ToBytes(), der)
            ? new Signature(der)
            : KeyProblems.SignerLied(_command.Program, Key);
    }
}
