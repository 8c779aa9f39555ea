namespace Slipway.Trust.Keys;

/// <summary>Whether a file that says whom to believe, or that signs, is in the hands of few.</summary>
public static class Custody
{
    /// <summary>What is wrong with it, a warning; null when nothing is, or nothing can be told.</summary>
    public static TrustProblem? Of(string path, string name) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherWrite)
            ? KeyProblems.AnybodyMayWrite(name) : null;
}
