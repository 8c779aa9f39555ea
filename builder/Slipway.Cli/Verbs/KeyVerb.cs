using System.CommandLine;
using System.Text;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway key new NAME</c>: a key to sign with, NAME.key and NAME.pub.</summary>
internal static class KeyVerb
{
    public static Command Create(Edge edge)
    {
        var name = new Argument<string>("name") { Description = "The files' name without ending: NAME.key (private) and NAME.pub", DefaultValueFactory = _ => "slipway" };
        var open = new Option<bool>("--no-passphrase") { Description = "Leave the private key unencrypted" };
        var made = new Command("new", $"Make a P-256 key; the passphrase is taken from {SigningKey.Passphrase}") { name, open };
        VerbRun.Bind(made, edge, async (run, token) =>
        {
            var (stem, passphrase) = (run.Parsed.GetRequiredValue(name), edge.Variable(SigningKey.Passphrase) ?? "");
            if (passphrase.Length == 0 && !run.Parsed.GetValue(open))
            {
                throw new UsageException("a private key on a disk wants a passphrase", $"set {SigningKey.Passphrase}, or say --no-passphrase");
            }

            // Never over a key: what it has signed could not be signed again.
            if (new[] { stem + ".key", stem + ".pub" }.FirstOrDefault(file => File.Exists(edge.PathOf(file))) is { } taken)
            {
                throw new UsageException($"{taken} is there already", "name another, or move it away");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(edge.PathOf(stem))!);
            var pair = KeyFile.Create(run.Parsed.GetValue(open) ? "" : passphrase);
            var forItsOwner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                forItsOwner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var place = edge.PathOf(stem + ".key");
            var file = new FileStream(place, forItsOwner);
            try
            {
                await using (file)
                {
                    await file.WriteAsync(Encoding.UTF8.GetBytes(pair.PrivatePem), token);
                }

                await OutputFile.WriteAsync(edge.PathOf(stem + ".pub"), stem + ".pub", Encoding.UTF8.GetBytes(pair.PublicPem), token);
            }
            catch (IOException)
            {
                // Half a pair is none, and would be in the way of the next.
                File.Delete(place);
                throw;
            }

            await run.SayAsync($"{stem}.key signs, {stem}.pub verifies; keep the first to yourself");
            await run.AnswerAsync(stem + ".pub");
        });
        return new Command("key", "Keys to sign with") { made };
    }
}
