using System.Collections.Immutable;
using Slipway.Trust.Dsse;
using Slipway.Trust.Identities;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Keyless;

/// <summary>
/// Signs as an identity: with a key that is made for it, whose certificate an authority issues for an OIDC token, logged and time stamped.
/// What one of the services does not do is a problem, never a signature that lacks something.
/// </summary>
public sealed class IdentitySigner : IStatementSigner, IDisposable
{
    private readonly IdentityToken _identity;
    private readonly SigningConnection _connection;
    private readonly CertificateRequester _authority;
    private readonly ImmutableArray<LogWitness> _logs;
    private readonly ImmutableArray<TimeWitness> _clocks;
    private ShortLivedKey? _key;

    private IdentitySigner(IdentityToken identity, SigningConnection connection, CertificateRequester authority,
        (ImmutableArray<LogWitness> Logs, ImmutableArray<TimeWitness> Clocks) witnesses)
    {
        (_identity, _connection, _authority) = (identity, connection, authority);
        (_logs, _clocks) = witnesses;
        Name = identity.Subject;
    }

    /// <inheritdoc />
    public string Name { get; private set; }

    /// <inheritdoc />
    public ISigner? Key => null;

    /// <summary>Whom verifiers will believe; when it is known, every new signature must verify by it.</summary>
    public TrustedRoot? Root { get; init; }

    /// <summary>Chooses the services; nothing is asked yet. <paramref name="subject"/> names the configuration in problems.</summary>
    public static Checked<IdentitySigner> Open(SigningConfig config, IdentityToken identity, SigningConnection connection, TrustedRoot? root, string subject)
    {
        var now = connection.Now;
        var authorities = ServiceChoice.Of(
            ServiceKind.CertificateAuthority, config.CertificateAuthorities, new ServiceSelector(ServiceSelectorKind.Any, 1), now, subject);
        var logs = ServiceChoice.Of(ServiceKind.Log, config.Logs, config.LogSelector, now, subject);
        // A log of version 2 promises no time, and a certificate lives for minutes: somebody else must say when it was.
        var clocks = ServiceChoice.Of(ServiceKind.TimestampAuthority, config.TimestampAuthorities, config.TimestampSelector, now, subject);
        TrustProblem[] problems = [.. authorities.Problems, .. logs.Problems, .. clocks.Problems];
        return problems.Length > 0
            ? Checked<IdentitySigner>.From(problems)
            : new IdentitySigner(identity, connection, new CertificateRequester(connection, authorities.Required.All[0]),
                ([.. logs.Required.All.Select(log => new LogWitness(connection, log))], [.. clocks.Required.All.Select(clock => new TimeWitness(connection, clock))]))
            {
                Root = root,
            };
    }

    /// <inheritdoc />
    public async Task<Checked<Bundle>> SignAsync(Statement statement, CancellationToken token)
    {
        var key = await KeyAsync(token);
        if (!key.Ok)
        {
            return Checked<Bundle>.From(key.Problems);
        }

        var signature = await DsseEnvelope.SignAsync(DsseEnvelope.InTotoType, statement.ToBytes(), key.Value.Signer, token);
        if (!signature.Ok)
        {
            return Checked<Bundle>.From(signature.Problems);
        }

        // A certificate names its key; a hint beside it would be a second name.
        var envelope = signature.Value with { Signatures = [signature.Value.Signatures[0] with { KeyId = "" }] };
        var bundle = new Bundle { Certificates = [key.Value.Certificate.RawData], Envelope = envelope };
        var witnessed = await WitnessAsync(bundle, token);
        return witnessed.Ok ? Verified(witnessed.Value, statement) : witnessed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _key?.Dispose();
        _connection.Dispose();
    }

    private async Task<Checked<ShortLivedKey>> KeyAsync(CancellationToken token)
    {
        if (_key is { } held && held.IsGoodAt(_connection.Now))
        {
            return held;
        }

        if (_identity.Expires <= _connection.Now)
        {
            return KeylessProblems.ExpiredToken(_identity.ToString(), $"{_identity.Expires:u}");
        }

        var requested = await _authority.RequestAsync(_identity, token);
        if (requested.Ok)
        {
            _key?.Dispose();
            _key = requested.Value;
        }

        return requested;
    }

    private async Task<Checked<Bundle>> WitnessAsync(Bundle bundle, CancellationToken token)
    {
        var logging = _logs.Select(log => log.TestifyAsync(bundle, token)).ToArray();
        var stamping = _clocks.Select(clock => clock.TestifyAsync(bundle.Signature, token)).ToArray();
        var entries = await Task.WhenAll(logging);
        var stamps = await Task.WhenAll(stamping);
        TrustProblem[] problems = [.. entries.SelectMany(entry => entry.Problems), .. stamps.SelectMany(stamp => stamp.Problems)];
        return problems.Length > 0
            ? Checked<Bundle>.From(problems)
            : bundle with
            {
                LogEntries = [.. entries.Select(entry => entry.Required)],
                Timestamps = [.. stamps.Select(stamp => stamp.Required.Response)],
            };
    }

    private Checked<Bundle> Verified(Bundle bundle, Statement statement)
    {
        var signer = SigningCertificate.Read(bundle, Name);
        if (!signer.Ok)
        {
            return Checked<Bundle>.From(signer.Problems);
        }

        Name = signer.Value.Identity.ToString();
        if (Root is null || statement.Subjects.Select(subject => subject.Sha256).FirstOrDefault(digest => digest is not null) is not { } about)
        {
            return bundle;
        }

        var identity = new ExpectedIdentity(signer.Value.Identity.Issuer, signer.Value.Identity.Subject);
        var verified = BundleVerifier.Verify(bundle, Artifact.Of(about), new BundleRequirements { Identities = [identity], Root = Root }, $"the new signature by {Name}");
        return verified.Ok ? bundle : Checked<Bundle>.From(verified.Problems);
    }
}
