using System.CommandLine;
using Slipway.Builder.Diagnostics;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Verbs;

/// <summary>Who signs: a key in a file, or a program that speaks for one.</summary>
internal sealed class SigningKey(string name)
{
    /// <summary>The variable that holds the passphrase of a private key.</summary>
    public const string Passphrase = "SLIPWAY_KEY_PASSPHRASE";

    private readonly Option<string?> _key = new(name) { HelpName = "FILE", Description = $"Sign with this key (`slipway key new`); its passphrase is in {Passphrase}" };
    private readonly Option<string?> _signer = new("--signer") { HelpName = "PROGRAM", Description = "Ask this program for signatures (words of its own may follow): it speaks for a key service (docs/external-signer.md)" };

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_key, _signer];

    /// <summary>Whether somebody shall sign.</summary>
    public bool IsAsked(VerbRun run) => run.Parsed.GetValue(_key) is not null || run.Parsed.GetValue(_signer) is not null;

    /// <summary>Opens it; null after problems were told to the run.</summary>
    public async Task<ISigner?> OpenAsync(VerbRun run, CancellationToken token)
    {
        var (file, program) = (run.Parsed.GetValue(_key), run.Parsed.GetValue(_signer));
        if (file is null == program is null)
        {
            throw new UsageException(file is null ? "nobody is named who signs" : $"{name} and --signer exclude each other", $"name one: {name} FILE, or --signer PROGRAM");
        }

        if (program is not null)
        {
            // A program may be followed by words of its own; a path may hold spaces.
            var words = File.Exists(run.Edge.PathOf(program)) ? [run.Edge.PathOf(program)] : program.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                throw new UsageException("--signer names no program");
            }

            var connected = await CommandSigner.ConnectAsync(new SignerCommand(words[0], words[1..]), token);
            run.Diagnostics.AddRange(connected.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            return connected.Value;
        }

        if (!File.Exists(run.Edge.PathOf(file!)))
        {
            throw new UsageException($"there is no key {file}", "make one: slipway key new NAME");
        }

        run.LookAfter(file);
        var opened = KeyFile.Open(await File.ReadAllTextAsync(run.Edge.PathOf(file!), token), run.Edge.Variable(Passphrase) ?? "", file!);
        run.Diagnostics.AddRange(opened.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        return opened.Value;
    }
}
