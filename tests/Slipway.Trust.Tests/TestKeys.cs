using System.Security.Cryptography;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Tests;

/// <summary>Two keys that live as long as the test run.</summary>
internal static class TestKeys
{
    public static KeyPair First { get; } = KeyFile.Create("");

    public static KeyPair Second { get; } = KeyFile.Create("");

    public static FileSigner Signer(KeyPair? pair = null) => KeyFile.Open((pair ?? First).PrivatePem, "", "test key").Required;

    public static VerifyingKey FromEcdsa(ECDsa key) => VerifyingKey.FromSpki(key.ExportSubjectPublicKeyInfo())!;
}
