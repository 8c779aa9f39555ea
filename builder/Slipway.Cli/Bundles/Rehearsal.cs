using System.Diagnostics;
using Slipway.Builder.Bundles;
using Slipway.Cli.Verbs;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Bundles;

/// <summary>Does with a new bundle what its receiver will do: verifies and unpacks it, and builds from it alone, with the network cut off.</summary>
internal static class Rehearsal
{
    /// <summary>How the network was cut off; null after problems were told to the run.</summary>
    public static async Task<NetworkCut?> RunAsync(VerbRun run, string folder, MadeBundle made, IStatementSigner signer, CancellationToken token)
    {
        var wanted = signer.Key is { } key ? new BundleRequirements { Keys = [key.Key] } : null;
        var place = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "rehearsal")).FullName;
        if (await BundleReader.OpenAsync(folder, "the bundle", wanted, run.Diagnostics, token) is not { } opened
            || !await BundlePlace.FillAsync(opened, place, run.Diagnostics, token))
        {
            return null;
        }

        var cut = await NetworkCut.FindAsync(token);
        await run.SayAsync(cut.IsReal
            ? "building from the bundle, without a network"
            : "this machine gives no namespace without a network; building from the bundle with --offline, which opens no socket");
        return await BuildAsync(run, place, made, cut, token) ? cut : null;
    }

    private static async Task<bool> BuildAsync(VerbRun run, string place, MadeBundle made, NetworkCut cut, CancellationToken token)
    {
        string[] words =
        [
            .. cut.Prefix, Path.Combine(place, BundleNames.Command),
            "build", Path.Combine(place, made.Inventory.Manifest), "--locked", "--offline", "--quiet", "-o", Path.Combine(run.WorkFolder, "rehearsed"),
        ];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = place,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of this machine's user: what a build needs has to be in the bundle.
        start.Environment.Clear();
        start.Environment["PATH"] = run.Edge.Variable("PATH") ?? "/usr/bin:/bin";
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "home")).FullName;
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "tmp")).FullName;
        using var build = Process.Start(start) ?? throw new IOException($"{words[0]} did not start.");
        var output = build.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = build.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await build.WaitForExitAsync(token);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            await build.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        var (said, answer) = (await error, (await output).Trim());
        if (build.ExitCode != 0)
        {
            await run.Edge.Error.WriteAsync(said);
            run.Diagnostics.Add(BundleRules.NotBuilt.At(null, $"the build from the bundle ended with {build.ExitCode}", "mend what it says above; what it needs must be named by the manifest, so that it comes along"));
            return false;
        }

        if (!answer.EndsWith($"@{made.Inventory.Image}", StringComparison.Ordinal))
        {
            run.Diagnostics.Add(BundleRules.OtherImage.At(null, $"the locked build makes {made.Inventory.Image}, the build from the bundle {answer[(answer.IndexOf('@', StringComparison.Ordinal) + 1)..]}", "find out what decides about the bytes beside manifest and lock"));
            return false;
        }

        return true;
    }
}
