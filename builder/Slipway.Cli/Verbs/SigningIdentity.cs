using System.CommandLine;
using System.Text;
using Slipway.Trust.Keyless;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Cli.Verbs;

/// <summary>Signing without a key of one's own ("keyless"): a Sigstore instance issues a certificate for an OIDC token.</summary>
internal sealed class SigningIdentity
{
    /// <summary>The option that asks for it.</summary>
    public const string Config = "--signing-config";

    /// <summary>The variable that holds the token.</summary>
    public const string Token = "SLIPWAY_IDENTITY_TOKEN";

    // What GitLab's documentation calls it, and where GitHub hands it out.
    private const string GitLabToken = "SIGSTORE_ID_TOKEN";
    private const string GitHubAddress = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string GitHubBearer = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private const int LargestToken = 64 * 1024;

    private readonly Option<string?> _config = new(Config) { HelpName = "FILE", Description = "Sign as an identity, through the Sigstore instance that this file describes (docs/keyless.md)" };
    private readonly Option<string?> _token = new("--identity-token") { HelpName = "FILE", Description = $"The file with the identity's OIDC token, unless {Token} holds it or the CI hands it out" };
    private readonly Option<string?> _root = new("--trusted-root") { HelpName = "FILE", Description = "Verify each new signature by this trusted root at once" };

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_config, _token, _root];

    /// <summary>Whether an identity shall sign.</summary>
    public bool IsAsked(VerbRun run) => run.Parsed.GetValue(_config) is not null
        || ((run.Parsed.GetValue(_token) ?? run.Parsed.GetValue(_root)) is null ? false
            : throw new UsageException($"--identity-token and --trusted-root say nothing without {Config}", $"name the Sigstore instance: {Config} FILE"));

    /// <summary>Opens it, so that what is missing is told before anything long begins; null after problems were told to the run.</summary>
    public async Task<IStatementSigner?> OpenAsync(VerbRun run, CancellationToken token)
    {
        var file = run.Parsed.GetValue(_config)!;
        var config = run.Take(SigningConfig.Parse(await InputFile.ReadAsync(run.Edge.PathOf(file), SigningConfig.LargestConfig, token), file));
        var root = run.Parsed.GetValue(_root) is { } rootFile
            ? run.Take(TrustedRoot.Parse(await InputFile.ReadAsync(run.Edge.PathOf(rootFile), TrustedRoot.LargestRoot, token), rootFile))
            : null;
        var connection = new SigningConnection(run.Edge.Clock, run.Edge.Proxy);
        var signer = await IdentityAsync(run, connection, token) is { } identity && config is not null && !run.Diagnostics.HasErrors
            ? run.Take(IdentitySigner.Open(config, identity, connection, root, file))
            : null;
        if (signer is null)
        {
            connection.Dispose();
        }

        return signer;
    }

    private async Task<IdentityToken?> IdentityAsync(VerbRun run, SigningConnection connection, CancellationToken token)
    {
        var (edge, now) = (run.Edge, run.Edge.Clock.GetUtcNow());
        if (run.Parsed.GetValue(_token) is { } file)
        {
            return run.Take(IdentityToken.Parse(Encoding.UTF8.GetString(await InputFile.ReadAsync(edge.PathOf(file), LargestToken, token)), now, file));
        }

        foreach (var name in (string[])[Token, GitLabToken])
        {
            if (edge.Variable(name) is { } held)
            {
                return run.Take(IdentityToken.Parse(held, now, name));
            }
        }

        if (edge.Variable(GitHubAddress) is { } address && edge.Variable(GitHubBearer) is { } bearer)
        {
            return run.Take(await GitHubToken.RequestAsync(connection, address, bearer, token)) is { } handed ? run.Take(IdentityToken.Parse(handed, now, "GitHub")) : null;
        }

        return run.Take(IdentityToken.Parse(null, now, Token));
    }
}
