using System.Diagnostics;

namespace Slipway.Testing;

/// <summary>What a finished program said.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Output and error together, for a failure's message.</summary>
    public string All => $"exit {ExitCode}\n{Output}\n{Error}";
}

/// <summary>Runs programs to their end for tests.</summary>
public static class CommandRunner
{
    /// <summary>Runs a program and returns what it said; kills it when it takes longer than <paramref name="timeout"/> (two minutes by default).</summary>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null, string? input = null, TimeSpan? timeout = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(timeout ?? TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in time.\n{await output}\n{await error}");
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }
}
