using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Credentials;

/// <summary>Asks <c>docker-credential-NAME get</c>. What it says on failure is not repeated: it may contain the secret.</summary>
internal static partial class CredentialHelper
{
    private const string IdentityUser = "<token>";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<Checked<FoundCredential>> AskAsync(
        string name, string registry, CredentialEnvironment environment, CancellationToken token)
    {
        var program = $"docker-credential-{name}";
        if (!Name().IsMatch(name) || environment.Find(program) is not { } path)
        {
            return CredentialProblems.NoHelper(program, registry);
        }

        var (exitCode, output) = await RunAsync(path, RegistryKey.ForHelper(registry), environment, token);
        if (exitCode != 0)
        {
            return NotFound().IsMatch(output) ? FoundCredential.Anonymous : CredentialProblems.HelperFailed(program, registry);
        }

        return Read(output, program) ?? CredentialProblems.HelperFailed(program, registry);
    }

    private static Checked<FoundCredential>? Read(string output, string program)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var user = document.RootElement.Text("Username") ?? "";
            var secret = document.RootElement.Text("Secret") ?? "";
            return secret.Length == 0 ? FoundCredential.Anonymous
                : user == IdentityUser ? FoundCredential.Of(new RegistryCredential(secret, program))
                : FoundCredential.Of(new RegistryCredential(user, secret, program));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string path, string server, CredentialEnvironment environment, CancellationToken token)
    {
        var start = new ProcessStartInfo(path, ["get"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            return await TalkAsync(process, server, token);
        }
        catch (Exception failed) when (failed is Win32Exception or IOException)
        {
            return (-1, "");
        }
    }

    private static async Task<(int ExitCode, string Output)> TalkAsync(Process process, string server, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(process.StandardInput, server, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await error;
            return (process.ExitCode, await output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            token.ThrowIfCancellationRequested();
            return (-1, "");
        }
    }

    private static async Task WriteAsync(StreamWriter input, string server, CancellationToken token)
    {
        try
        {
            await using (input)
            {
                await input.WriteLineAsync(server.AsMemory(), token);
            }
        }
        catch (IOException)
        {
            // A helper may answer without reading the question.
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // The helpers' protocol has no code for it; this is the text that docker's own library compares.
    [GeneratedRegex("credentials not found", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotFound();
}
