using System.CommandLine;
using Slipway.Cli.Verbs;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Proving;

/// <summary>What the verbs that find out about a plugin's package share: where the server comes from, and who signs what was found.</summary>
internal sealed class PackageOptions
{
    private readonly Option<string[]> _feeds = new("--feed") { HelpName = "SOURCE", DefaultValueFactory = _ => [], Description = "With a package: a NuGet source beside nuget.config's, which has the server; may be given several times" };

    /// <summary>Who signs.</summary>
    public SigningKey Key { get; } = new("--sign");

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_feeds, .. Key.Options];

    /// <summary>Sources beside those of nuget.config.</summary>
    public IReadOnlyList<string> Feeds(VerbRun run) => run.Parsed.GetValue(_feeds) ?? [];

    /// <summary>Opens the key that signs what lies beside a package; not asked for, there is none.</summary>
    /// <returns>Whether the run goes on, and who signs.</returns>
    public async Task<(bool GoesOn, ISigner? Signer)> OpenAsync(VerbRun run, string written, CancellationToken token)
    {
        if (!Key.IsAsked(run))
        {
            return (true, null);
        }

        if (!PackageServer.IsMeant(written))
        {
            throw new UsageException($"--sign says who signs what lies beside a package, and {written} is none", "name a .nupkg; evidence of images is signed by slipway build --sign, or slipway attest");
        }

        var signer = await Key.OpenAsync(run, token);
        return (signer is not null, signer);
    }
}
