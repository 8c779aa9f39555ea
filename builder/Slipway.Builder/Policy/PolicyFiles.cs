using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Verification;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Keys;

namespace Slipway.Builder.Policy;

/// <summary>The files that a policy, of builds or of verification, names: relative to it, and no larger than such files are.</summary>
internal static class PolicyFiles
{
    private const long Largest = 16 << 20;

    /// <summary>The bytes of a file, or null after the problem was told.</summary>
    public static byte[]? Read(string file, SourcePosition position, string what, DiagnosticBag problems)
    {
        try
        {
            return new FileInfo(file) is { Length: > Largest }
                ? throw new IOException($"it is larger than {Largest >> 20} MiB, which none is")
                : File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(VerifyPolicyRules.NoFile.At(position, $"{what} cannot be read: {exception.Message.TrimEnd('.')}", "name a file that is there, relative to the policy"));
            return null;
        }
    }

    /// <summary>A public key, or null after the problem was told.</summary>
    public static VerifyingKey? Key(string folder, string written, SourcePosition position, DiagnosticBag problems)
    {
        if (Read(Path.Combine(folder, written), position, $"the key {written}", problems) is not { } bytes)
        {
            return null;
        }

        var key = VerifyingKey.Parse(Encoding.UTF8.GetString(bytes), written);
        problems.AddRange(key.Problems.Select(problem => TrustDiagnostics.Of(problem, position)));
        return key.Value;
    }
}
