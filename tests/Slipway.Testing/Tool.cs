using Xunit;

namespace Slipway.Testing;

/// <summary>
/// A program that a test needs and that a person's machine may lack. There the test skips and says what to install;
/// in CI, which installs everything, a missing tool fails the test.
/// </summary>
public static class Tool
{
    /// <summary>The absolute path of <paramref name="program"/>; skips (or, in CI, fails) when it is not on PATH.</summary>
    public static string Require(string program, string debianPackage)
    {
        var found = Find(program);
        if (found is not null)
        {
            return found;
        }

        var reason = $"{program} is not on PATH (apt-get install {debianPackage})";
        Assert.False(IsCi, reason);
        Assert.Skip(reason);
        return "";
    }

    /// <summary>The absolute path of <paramref name="program"/>, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Skips (or, in CI, fails) with <paramref name="reason"/> unless <paramref name="condition"/> holds.</summary>
    public static void RequireThat(bool condition, string reason)
    {
        if (condition)
        {
            return;
        }

        Assert.False(IsCi, reason);
        Assert.Skip(reason);
    }

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";
}
