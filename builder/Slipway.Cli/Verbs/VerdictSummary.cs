using System.CommandLine;
using Slipway.Builder.Evidence.Signing;
using Slipway.Trust.Dsse;
using Slipway.Trust.Keys;
using Slipway.Trust.Policies;
using Slipway.Trust.Provenance;

namespace Slipway.Cli.Verbs;

/// <summary>A verdict that is signed: whoever trusts the one who verified need not verify again.</summary>
internal sealed class VerdictSummary
{
    private readonly Option<bool> _attach = new("--attach") { Description = "Attach the summary to the image, where it lies" };
    private readonly SigningKey _key = new("--sign");
    private ISigner? _signer;

    /// <summary>Where it is written.</summary>
    public Option<string?> File { get; } = new("--summary") { HelpName = "FILE", Description = "Write a signed Verification Summary Attestation (a DSSE envelope), whatever the verdict is" };

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [File, _attach, .. _key.Options];

    /// <summary>Whether there shall be one.</summary>
    public bool IsAsked(VerbRun run) => run.Parsed.GetValue(File) is not null || run.Parsed.GetValue(_attach) || _key.IsAsked(run);

    /// <summary>Opens the key before anything is judged; false after problems were told to the run.</summary>
    public async Task<bool> OpenAsync(VerbRun run, CancellationToken token)
    {
        if (run.Parsed.GetValue(File) is null && !run.Parsed.GetValue(_attach))
        {
            throw new UsageException("there is nothing to sign", "say where the summary goes: --summary FILE, --attach, or both");
        }

        _signer = await _key.OpenAsync(run, token);
        return _signer is not null;
    }

    /// <summary>Signs, writes, attaches.</summary>
    public async Task WriteAsync(VerbRun run, ImageVerdict verdict, VerifiedImage image, CancellationToken token)
    {
        using var opened = _signer as IDisposable;
        var summary = verdict.ToSummary(run.Edge.Clock.GetUtcNow()) with { VerifierVersions = ResourceDescriptor.None.Add("slipway", ToolVersion.Text) };
        var statement = verdict.ToStatement(summary);
        if (run.Parsed.GetValue(File) is { } file)
        {
            if (run.Take(await DsseEnvelope.SignAsync(DsseEnvelope.InTotoType, statement.ToBytes(), _signer!, token)) is { } signed)
            {
                await OutputFile.WriteAsync(run.Edge.PathOf(file), file, signed.ToBytes(), token);
            }
        }

        if (run.Parsed.GetValue(_attach))
        {
            if (run.Take(await new ImageSigner(_signer!).AttestAsync(statement, image.Target.Top, token)) is { } artifact
                && await SignatureDelivery.WriteAsync(run, image.Layout, image.Registry?.WithDigest(image.Target.Top.Digest), [], [artifact], token))
            {
                await run.SayAsync($"attached the summary, signed with {_signer!.Key}");
            }
        }
    }
}
