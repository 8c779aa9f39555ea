using System.Text;

namespace Slipway.Server.Stdio.Processes;

/// <summary>Finds the program that a plugin's path names, and says what is wrong with it.</summary>
internal static class ProgramPath
{
    private const int MayExecute = 1;
    private const int LongestInterpreter = 256;

    /// <summary>The file to start, or the problem, in words that follow the plugin's name.</summary>
    public static (string? File, string? Problem) Resolve(StdioPlugin plugin)
    {
        var path = plugin.Path;
        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0)
        {
            return (null, "its path is empty or no path");
        }

        if (path.Contains('/', StringComparison.Ordinal))
        {
            return Problem(path) is { } problem ? (null, problem) : (path, null);
        }

        var folders = plugin.Environment.GetValueOrDefault("PATH") ?? "";
        var found = folders.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, path))
            .FirstOrDefault(candidate => Problem(candidate) is null);
        return found is null ? (null, $"no program {path} is on its PATH ({folders})") : (found, null);
    }

    /// <summary>What the error number of a failed start means, in words that follow the plugin's name.</summary>
    public static string Explain(string file, int error) => error switch
    {
        LibC.NoSuchFile => $"{file} cannot be executed: the interpreter or loader that it names does not exist",
        LibC.NotExecutable => $"{file} is not a program of this machine (a script needs a first line that begins with #!)",
        LibC.AccessDenied => $"{file} may not be executed by this user, or its file system forbids it",
        LibC.TooManyFiles => "the server has no file handles left",
        _ => $"{file} cannot be executed: error {error}",
    };

    private static string? Problem(string file)
    {
        if (Directory.Exists(file))
        {
            return $"{file} is a folder, not a program";
        }

        if (!File.Exists(file))
        {
            return $"{file} does not exist";
        }

        return LibC.Access(in Encoding.UTF8.GetBytes(file + '\0')[0], MayExecute) != 0
            ? $"{file} is not executable by this user (chmod +x)"
            : MissingInterpreter(file);
    }

    private static string? MissingInterpreter(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> start = stackalloc byte[LongestInterpreter];
            var read = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            if (!read.StartsWith("#!"u8) || read.IndexOf((byte)'\n') is not (> 0 and var end))
            {
                return null;
            }

            var words = Encoding.UTF8.GetString(read[2..end]).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            return words is [var interpreter, ..] && !File.Exists(interpreter)
                ? $"{file} needs {interpreter}, which does not exist"
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A program may be executable and not readable.
            return null;
        }
    }
}
