using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Images;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>The forms of text that build manifests and policies have beyond those that every format shares.</summary>
internal static partial class ManifestTexts
{
    private static readonly SearchValues<char> RangeSigns = SearchValues.Create("[](),<>=^~|");

    public static TextShape ExactVersion { get; } = new("an exact version")
    {
        Longest = 256,
        Pattern = OptionalV(),
        Rule = WhyNotExact,
        RuleId = ManifestRules.NotExact,
        Form = "MAJOR.MINOR.PATCH",
        Example = "1.2.0",
    };

    public static TextShape Module { get; } = new("the id of a NuGet package")
    {
        Longest = 100,
        Pattern = Id(),
        Form = "letters, digits, dots and hyphens",
        Example = "Slipway.Plugins.Prometheus",
    };

    public static TextShape Path { get; } = new("a path")
    {
        Longest = 1000,
        Pattern = WrittenPath(),
        Rule = text => text.Contains('\\', StringComparison.Ordinal) ? "it has a backslash" : null,
        Form = "a path with forward slashes, relative to this file",
        Example = "../artifacts/packages",
    };

    public static TextShape Base { get; } = new("a base image")
    {
        Longest = 500,
        Rule = text => text == BaseChoice.Host || text.StartsWith("oci:", StringComparison.Ordinal) || text.StartsWith("archive:", StringComparison.Ordinal)
            || ImageReference.TryParse(text, out _) ? null : "it is neither host nor a reference",
        RuleId = ManifestRules.BadBase,
        Form = "host, a registry reference, oci:DIR or archive:FILE",
        Example = "host",
    };

    public static TextShape Platform { get; } = new("a platform")
    {
        Longest = 60,
        Pattern = WrittenPlatform(),
        Form = "os/architecture",
        Example = "linux/amd64",
    };

    public static TextShape Sha256 { get; } = new("a SHA-256 hash")
    {
        Longest = 64,
        Pattern = Hex(),
        Form = "64 lower-case hexadecimal digits",
    };

    public static TextShape Repository { get; } = new("a repository")
    {
        Longest = 255,
        Rule = text => ImageReference.TryParse(text, out var reference) && reference is { Tag: null, Digest: null } ? null : "it is no repository name, or it has a tag",
        RuleId = ManifestRules.BadTag,
        Form = "a host and lower-case path parts without a tag",
        Example = "registry.example.com/platform/ops-server",
    };

    public static TextShape Tag { get; } = new("a tag")
    {
        Longest = 200,
        Rule = WhyNoTag,
        RuleId = ManifestRules.BadTag,
        Form = "letters, digits, dots, hyphens, {version} or {commit}",
        Example = "\"{version}\"",
    };

    public static TextShape EnvironmentName { get; } = new("the name of an environment variable")
    {
        Longest = 128,
        Pattern = VariableName(),
        Form = "letters, digits and underscores",
        Example = "OPSORCH_ADDR",
    };

    public static TextShape LabelName { get; } = new("the name of a label")
    {
        Longest = 200,
        Pattern = Label(),
        Rule = text => text.StartsWith("dev.slipway.", StringComparison.Ordinal) ? "the builder writes these itself" : null,
        RuleId = ManifestRules.ReservedLabel,
        Form = "lower-case letters, digits, dots and hyphens",
        Example = "com.example.cost-center",
    };

    public static TextShape User { get; } = new("a user")
    {
        Longest = 64,
        Pattern = UserName(),
        Form = "a user id in quotes, or a name, with an optional group",
        Example = "\"65532\"",
    };

    public static TextShape Value { get; } = new() { Shortest = 0, Longest = 4000 };

    /// <summary>An exact version without its leading v.</summary>
    public static SemanticVersion Version(string text) => SemanticVersion.Parse(text.StartsWith('v') ? text[1..] : text);

    private static string? WhyNotExact(string text)
    {
        if (text.Contains('*', StringComparison.Ordinal))
        {
            return "it floats";
        }

        if (text.AsSpan().ContainsAny(RangeSigns) || text.EndsWith(".x", StringComparison.Ordinal))
        {
            return "it is a range";
        }

        var bare = text.StartsWith('v') ? text[1..] : text;
        if (!char.IsAsciiDigit(bare.FirstOrDefault()))
        {
            return "it names no version";
        }

        return !SemanticVersion.TryParse(bare, out _, out var reason) ? reason
            : NuGet.Versioning.NuGetVersion.TryParse(bare, out _) ? null : string.Create(CultureInfo.InvariantCulture, $"NuGet has no version with a number above {int.MaxValue}");
    }

    private static string? WhyNoTag(string text) =>
        ImageReference.IsTag(text.Replace("{version}", "1.0.0", StringComparison.Ordinal).Replace("{commit}", "0a1b2c3d", StringComparison.Ordinal))
            || Placeholders.Unknown(text) is not null
            ? null
            : "registries refuse it";

    [GeneratedRegex(@"^v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)([-+][0-9A-Za-z.+-]+)?\z")]
    private static partial Regex OptionalV();

    [GeneratedRegex(@"^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[^\\]+\z")]
    private static partial Regex WrittenPath();

    [GeneratedRegex(@"^[a-z0-9]+/[a-z0-9_]+(/[a-z0-9.]+)?\z")]
    private static partial Regex WrittenPlatform();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9._-]*[a-z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9_][a-z0-9_-]*(:[a-z0-9_][a-z0-9_-]*)?\z")]
    private static partial Regex UserName();
}
