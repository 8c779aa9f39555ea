using System.CommandLine;
using Slipway.Images;

namespace Slipway.Cli.Verbs;

/// <summary>Which platform's image is meant, for the verbs that look at one.</summary>
internal static class PlatformOption
{
    /// <summary>The option; several verbs have it.</summary>
    public static Option<string?> Option { get; } = new("--platform") { HelpName = "OS/ARCH", Description = "The image of one platform only, of an image for several" };

    /// <summary>What was written; null when the verb has no such option, or nobody wrote it.</summary>
    public static Platform? Of(ParseResult parsed) => parsed.GetResult(Option) is null || parsed.GetValue(Option) is not { } written ? null
        : Platform.TryParse(written, out var platform) ? platform
        : throw new UsageException($"--platform {written} is no platform", "write one such as linux/amd64");

    /// <summary>That there is none for what was asked.</summary>
    public static UsageException NotMade(Platform asked, IEnumerable<Platform> made) => new($"the image is not made for {asked}", $"it is for {string.Join(", ", made)}");
}
