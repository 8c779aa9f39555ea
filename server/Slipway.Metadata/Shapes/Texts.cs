using System.Globalization;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Shapes;

/// <summary>The forms of text that several formats share.</summary>
public static class Texts
{
    /// <summary>One line of free text.</summary>
    public static TextShape Line { get; } = new("a line of text")
    {
        Longest = 200,
        Pattern = Patterns.Line(),
    };

    /// <summary>Why an exception is made, for whoever asks a year later.</summary>
    public static TextShape Reason { get; } = new("a reason")
    {
        Longest = 200,
        Pattern = Patterns.Reason(),
        Form = "one line that is not blank",
        Example = "testing the fix for ACME-12",
    };

    /// <summary>Free text.</summary>
    public static TextShape Prose { get; } = new() { Longest = 4000 };

    /// <summary>A name that serves as host name, folder and image tag at once.</summary>
    public static TextShape DnsLabel { get; } = new("a name")
    {
        Longest = 63,
        Pattern = Patterns.DnsLabel(),
        Form = "lower-case letters, digits and inner hyphens, at most 63",
        Example = "prometheus",
    };

    /// <summary>A semantic version, exact.</summary>
    public static TextShape Version { get; } = new("a semantic version")
    {
        Longest = 256,
        Pattern = Patterns.SemanticVersion(),
        Rule = text => SemanticVersion.TryParse(text, out _, out var reason) ? null : reason,
        Guess = text => text.Count(c => c == '.') switch { 0 => $"{text}.0.0", 1 => $"{text}.0", _ => null },
        Form = "MAJOR.MINOR.PATCH",
        Example = "1.2.0",
    };

    /// <summary>The inclusive upper end of a range: a version, <c>N.x</c> or <c>N.M.x</c>.</summary>
    public static TextShape VersionCeiling { get; } = new("an upper bound")
    {
        Longest = 256,
        Pattern = Patterns.VersionCeiling(),
        Rule = text => Versions.VersionCeiling.TryParse(text, out _, out var reason) ? null : reason,
        Form = "a version, N.x or N.M.x",
        Example = "1.x",
    };

    /// <summary>A framework API: <c>v1</c>, <c>v2beta1</c>.</summary>
    public static TextShape FrameworkApi { get; } = new("a framework API")
    {
        Longest = 32,
        Pattern = Patterns.FrameworkApi(),
        Form = "v and a number",
        Example = "v1",
    };

    /// <summary>A day.</summary>
    public static TextShape Date { get; } = new("a date")
    {
        Longest = 10,
        Pattern = Patterns.Date(),
        Format = "date",
        Rule = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "there is no such day",
        Form = "YYYY-MM-DD",
        Example = "2027-01-31",
    };

    /// <summary>An http or https address.</summary>
    public static TextShape WebAddress { get; } = new("a web address")
    {
        Pattern = Patterns.WebAddress(),
        Form = "an http or https address",
        Example = "https://acme.example/support",
    };

    /// <summary>Where somebody is reached: a web or mail address.</summary>
    public static TextShape Contact { get; } = new("a contact")
    {
        Pattern = Patterns.Contact(),
        Form = "a mail address or an http(s) address",
        Example = "platform@acme.example",
    };

    /// <summary>A SHA-256 digest with its algorithm.</summary>
    public static TextShape Sha256Digest { get; } = new("a SHA-256 digest")
    {
        Longest = 71,
        Pattern = Patterns.Sha256Digest(),
        Form = "sha256: and 64 lower-case hexadecimal digits",
    };

    /// <summary>The content hash of a NuGet package: SHA-512 in base64.</summary>
    public static TextShape ContentHash { get; } = new("a content hash")
    {
        Longest = 88,
        Pattern = Patterns.Sha512Base64(),
        Form = "the SHA-512 that `slipway inspect PACKAGE` shows, in base64",
    };

    /// <summary>The id of a NuGet package.</summary>
    public static TextShape PackageId { get; } = new("a package id")
    {
        Longest = 100,
        Pattern = Patterns.PackageId(),
        Form = "letters, digits, dots, _ and -",
        Example = "Acme.Ops.Prometheus",
    };

    /// <summary>An image in a registry, pinned.</summary>
    public static TextShape ImageByDigest { get; } = new("an image by digest")
    {
        Longest = 400,
        Pattern = Patterns.ImageByDigest(),
        Form = "REGISTRY/REPOSITORY@sha256:DIGEST",
    };

    /// <summary>A path below some folder, with forward slashes, that cannot leave it.</summary>
    public static TextShape RelativePath { get; } = new("a relative path")
    {
        Longest = 260,
        Pattern = Patterns.RelativePath(),
        Form = "a path with forward slashes, without .. and spaces",
        Example = "config/prometheus.schema.json",
    };

    /// <summary>Free-form annotations for other programs: keys begin with <c>x-</c>.</summary>
    public static MapShape Annotations { get; } = new(
        new TextShape("an annotation's key") { Pattern = Patterns.AnnotationKey(), Form = "x- and lower-case letters, digits, dots and hyphens", Example = "x-cost-center" },
        new AnyShape());

    /// <summary>One word of a closed vocabulary.</summary>
    public static TextShape OneOf(string noun, params IReadOnlyList<string> vocabulary) => new(noun) { Vocabulary = vocabulary };

    /// <summary>Exactly this text.</summary>
    public static TextShape Exactly(string text) => new($"\"{text}\"") { Vocabulary = [text] };
}
