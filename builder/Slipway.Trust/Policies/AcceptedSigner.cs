using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>Somebody whose signature counts: the holder of a key, or an identity.</summary>
public sealed record AcceptedSigner
{
    private AcceptedSigner(string name) => Name = name;

    /// <summary>The name by which the policy speaks of them.</summary>
    public string Name { get; }

    /// <summary>The key, for the holder of one.</summary>
    public VerifyingKey? Key { get; private init; }

    /// <summary>The identity, for the others.</summary>
    public ExpectedIdentity? Identity { get; private init; }

    /// <summary>The holder of a key.</summary>
    public static AcceptedSigner Of(string name, VerifyingKey key) => new(name) { Key = key };

    /// <summary>An identity.</summary>
    public static AcceptedSigner Of(string name, ExpectedIdentity identity) => new(name) { Identity = identity };

    /// <summary>Whether a verified bundle is theirs.</summary>
    public bool Signed(VerifiedBundle bundle) =>
        (Key is not null && Key.Equals(bundle.Key)) || (Identity is not null && bundle.Identity is { } found && Identity.Matches(found));
}
