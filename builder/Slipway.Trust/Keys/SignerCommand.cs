using System.ComponentModel;
using System.Diagnostics;

namespace Slipway.Trust.Keys;

/// <summary>The program that signs, and how long it may take.</summary>
/// <param name="Program">A path, or a name on PATH.</param>
/// <param name="Arguments">Words that come before the protocol's own.</param>
public sealed record SignerCommand(string Program, IReadOnlyList<string> Arguments)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>How long one call may take; a person may have to touch a token.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Runs the program with the words of a request and returns what it printed.</summary>
    internal async Task<Checked<byte[]>> RunAsync(string request, CancellationToken token)
    {
        var start = new ProcessStartInfo(Program, [.. Arguments, .. request.Split(' ')])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return await AnswerAsync(process, request, token);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return KeyProblems.SignerNotStarted(Program, error.Message);
        }
    }

    private async Task<Checked<byte[]>> AnswerAsync(Process process, string request, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Timeout);
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            var answer = await ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            if (answer is null)
            {
                process.Kill(entireProcessTree: true);
                return KeyProblems.SignerFailed(Program, $"'{request}' printed more than {LargestAnswer} bytes.");
            }

            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? answer
                : KeyProblems.SignerFailed(Program, $"'{request}' ended with exit code {process.ExitCode}: {(await said).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            token.ThrowIfCancellationRequested();
            return KeyProblems.SignerFailed(Program, $"'{request}' took longer than {Timeout.TotalSeconds:0} seconds.");
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken token)
    {
        var buffer = new byte[LargestAnswer + 1];
        var length = await output.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
        return length > LargestAnswer ? null : buffer[..length];
    }
}
