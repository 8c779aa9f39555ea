using System.Diagnostics;

namespace Slipway.Release;

/// <summary>A program that ran to its end.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program and keeps what it says.</summary>
    public static Command Run(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Command(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Runs a program that speaks to whoever is watching, without some variables of ours.</summary>
    public static int Show(string program, IReadOnlyList<string> arguments, string folder, params string[] without)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        Array.ForEach(without, name => start.Environment.Remove(name));
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
