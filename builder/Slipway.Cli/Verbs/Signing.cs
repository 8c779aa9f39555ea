using System.CommandLine;
using Slipway.Trust.Sigstore;

namespace Slipway.Cli.Verbs;

/// <summary>Who signs: a key, a program that speaks for one, or whoever runs this, as an identity that a Sigstore instance vouches for.</summary>
internal sealed class Signing(string name)
{
    private readonly SigningKey _key = new(name);
    private readonly SigningIdentity _identity = new();

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [.. _key.Options, .. _identity.Options];

    /// <summary>Whether somebody shall sign.</summary>
    public bool IsAsked(VerbRun run) => _key.IsAsked(run) || _identity.IsAsked(run);

    /// <summary>Opens it; null after problems were told to the run.</summary>
    public async Task<IStatementSigner?> OpenAsync(VerbRun run, CancellationToken token)
    {
        if (_identity.IsAsked(run))
        {
            return !_key.IsAsked(run) ? await _identity.OpenAsync(run, token)
                : throw new UsageException($"{name} or --signer, and {SigningIdentity.Config} exclude each other", "sign twice to have both");
        }

        return await _key.OpenAsync(run, token) is { } opened ? new KeyStatementSigner(opened) : null;
    }
}
