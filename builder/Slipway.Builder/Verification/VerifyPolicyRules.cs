using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Verification;

/// <summary>What can be wrong with a verify policy beyond its shape.</summary>
public static class VerifyPolicyRules
{
    /// <summary>SLP6510.</summary>
    public static DiagnosticRule UnknownSigner { get; } = new("SLP6510", Error, "The policy names a signer that it does not know",
        "`by` lists names of `spec.signers`. A name that is not there would accept nobody, so it is taken for a slip of the pen.");

    /// <summary>SLP6511.</summary>
    public static DiagnosticRule OutOfReach { get; } = new("SLP6511", Error, "More signers are demanded than are named",
        "Each signer counts once, however often they signed; `atLeast` can be met only when `by` names as many.");

    /// <summary>SLP6512.</summary>
    public static DiagnosticRule Twice { get; } = new("SLP6512", Error, "Something stands in the policy twice",
        "Two signers of one name, two signers of one key or identity, or two scopes over the same repositories: one of them would not count, or count twice, and nobody could tell which.");

    /// <summary>SLP6513.</summary>
    public static DiagnosticRule NoRoot { get; } = new("SLP6513", Error, "An identity is accepted, and there is nobody who vouches for it",
        "Certificates are judged by a trusted root: the authorities, logs and time stamp authorities of a Sigstore instance. Name its file in `spec.trustedRoot`.");

    /// <summary>SLP6514.</summary>
    public static DiagnosticRule NoFile { get; } = new("SLP6514", Error, "A file of the policy cannot be read",
        "The policy, the public keys and the trusted root that it names are read as files, relative to the policy. The message says what went wrong.");

    /// <summary>SLP6515.</summary>
    public static DiagnosticRule AsksNothing { get; } = new("SLP6515", Error, "A scope of the policy demands nothing",
        "A scope that is enforced or watched without a single demand lets everything in and looks as if it did not. Say what images have to prove, or `mode: skip`.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [UnknownSigner, OutOfReach, Twice, NoRoot, NoFile, AsksNothing];
}
