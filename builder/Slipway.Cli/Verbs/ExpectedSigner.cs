using System.CommandLine;
using System.Text;
using Slipway.Trust;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.Policies;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Verbs;

/// <summary>The one who must have signed, as the command line says: the holder of a key, or an identity with whom to believe about it.</summary>
internal sealed class ExpectedSigner
{
    private readonly Option<string?> _key = new("--key") { HelpName = "FILE", Description = "The public key that must have signed" };
    private readonly Option<string?> _identity = new("--certificate-identity") { HelpName = "SAN", Description = "Who must have signed: the certificate's subject, exactly" };
    private readonly Option<string?> _issuer = new("--certificate-oidc-issuer") { HelpName = "URL", Description = "Who must have vouched for that identity, exactly" };
    private readonly Option<string?> _root = new("--trusted-root") { HelpName = "FILE", Description = "Whom to believe: authorities and logs; needed for identities" };

    /// <summary>How one is named, for whoever named none.</summary>
    public const string Ways = "--key FILE, or --certificate-identity SAN with --certificate-oidc-issuer URL and --trusted-root FILE";

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_key, _identity, _issuer, _root];

    /// <summary>Whether anybody is named.</summary>
    public bool IsAsked(VerbRun run) => new[] { _key, _identity, _issuer }.Any(option => run.Parsed.GetValue(option) is not null);

    /// <summary>Whether exactly one is named, and an identity with its issuer.</summary>
    public bool IsOne(VerbRun run) =>
        run.Parsed.GetValue(_key) is null != run.Parsed.GetValue(_identity) is null && run.Parsed.GetValue(_identity) is null == run.Parsed.GetValue(_issuer) is null;

    /// <summary>Reads the key or the root; null after problems were added.</summary>
    public async Task<(AcceptedSigner Signer, TrustedRoot? Root)?> ReadAsync(VerbRun run, List<TrustProblem> problems, CancellationToken token)
    {
        run.LookAfter(run.Parsed.GetValue(_root));
        run.LookAfter(run.Parsed.GetValue(_key));
        var root = run.Parsed.GetValue(_root) is { } file
            ? problems.Take(TrustedRoot.Parse(await InputFile.ReadAsync(run.Edge.PathOf(file), TrustedRoot.LargestRoot, token), file))
            : null;
        var (key, identity) = (run.Parsed.GetValue(_key), run.Parsed.GetValue(_identity));
        var signer = identity is not null ? AcceptedSigner.Of(identity, new ExpectedIdentity(run.Parsed.GetValue(_issuer)!, identity))
            : problems.Take(VerifyingKey.Parse(Encoding.UTF8.GetString(await InputFile.ReadAsync(run.Edge.PathOf(key!), VerifyingKey.LargestPem, token)), key!)) is { } verifying
                ? AcceptedSigner.Of(key!, verifying)
                : null;
        return signer is null || problems.Count > 0 ? null : (signer, root);
    }

    /// <summary>The same as what a bundle must prove; exactly one must be named. Null after problems were added.</summary>
    public async Task<BundleRequirements?> RequireAsync(VerbRun run, List<TrustProblem> problems, CancellationToken token)
    {
        if (!IsOne(run))
        {
            throw new UsageException("it is not said who must have signed", $"name one: {Ways}");
        }

        return await ReadAsync(run, problems, token) is not var (signer, root) ? null : new BundleRequirements
        {
            Keys = signer.Key is { } key ? [key] : [],
            Identities = signer.Identity is { } identity ? [identity] : [],
            Root = root,
        };
    }
}
