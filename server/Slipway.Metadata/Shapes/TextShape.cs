using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A text: free, of a closed vocabulary, or of a form.</summary>
public sealed record TextShape : Shape
{
    private const string End = @"\z";

    /// <summary>A text that is called <paramref name="noun"/> in messages, such as <c>a version</c>.</summary>
    public TextShape(string noun = "text") => Noun = noun;

    /// <inheritdoc />
    public override string Noun { get; }

    /// <summary>The fewest characters (Unicode code points).</summary>
    public int Shortest { get; init; } = 1;

    /// <summary>The most characters (Unicode code points).</summary>
    public int Longest { get; init; } = 1000;

    /// <summary>The only values, when the vocabulary is closed.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>
    /// The form of the whole text. It begins with <c>^</c>, ends with <c>\z</c> and keeps to what .NET and ECMAScript read alike:
    /// <c>[0-9]</c> rather than <c>\d</c>.
    /// </summary>
    public Regex? Pattern
    {
        get;
        init => field = value?.ToString() is ['^', .., '\\', 'z'] or null
            ? value
            : throw new ArgumentException($"The pattern {value} must begin with ^ and end with \\z.", nameof(value));
    }

    /// <summary>The <c>format</c> of JSON Schema that tells editors more, such as <c>date</c>.</summary>
    public string? Format { get; init; }

    /// <summary>What the form is, in words, for the remedy: <c>lower-case letters, digits and inner hyphens</c>.</summary>
    public string? Form { get; init; }

    /// <summary>A value of the form.</summary>
    public string? Example { get; init; }

    /// <summary>
    /// Why a text is wrong, or null. It speaks before <see cref="Pattern"/> does, since it can say more; what it refuses and the pattern
    /// lets through is beyond JSON Schema.
    /// </summary>
    public Func<string, string?>? Rule { get; init; }

    /// <summary>The diagnostic for what <see cref="Rule"/> refuses, when it has an id of its own.</summary>
    public DiagnosticRule? RuleId { get; init; }

    internal string? JsonExample => Example ?? (Vocabulary.Count > 0 ? Vocabulary[0] : null);

    internal override bool Fits(YamlNode node) => node is YamlScalar { Type: YamlScalarType.Text };

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (node is YamlScalar { Type: YamlScalarType.Text } scalar)
        {
            CheckText(scalar.Text, scalar.Position, check);
        }
        else
        {
            WrongType(node, check);
        }
    }

    internal void CheckText(string text, SourcePosition position, ShapeCheck check)
    {
        if (Vocabulary.Count > 0)
        {
            CheckVocabulary(text, position, check);
            return;
        }

        var length = text.EnumerateRunes().Count();
        if (length < Shortest || length > Longest)
        {
            var (word, limit) = length < Shortest ? ("short", $"at least {Shortest}") : ("long", $"at most {Longest}");
            check.Report(ShapeRules.OutOfRange, position, $"{check.Subject} is too {word}: it has {length} characters", $"write {limit}");
        }
        else if (Rule?.Invoke(text) is { } reason)
        {
            check.Report(RuleId ?? ShapeRules.Malformed, position, $"{check.Subject} {ShapeCheck.Quote(text)} is not {Noun}: {reason}", RemedyFor(text));
        }
        else if (Pattern?.IsMatch(text) == false)
        {
            check.Report(ShapeRules.Malformed, position, $"{check.Subject} {ShapeCheck.Quote(text)} is not {Noun}", Remedy);
        }
    }

    internal bool Allows(string text)
    {
        var check = new ShapeCheck(ReadMode.Strict, new DiagnosticBag());
        CheckText(text, new SourcePosition("", 1, 1), check);
        return !check.Problems.HasErrors;
    }

    /// <summary>The value that was meant, when it can be guessed from a wrong one.</summary>
    public Func<string, string?>? Guess { get; init; }

    internal string RemedyFor(string text) => Guess?.Invoke(text) is { } meant && Allows(meant) ? $"write {meant}: {Form}" : Remedy;

    internal string Remedy => (Form, Example) switch
    {
        (null, null) => $"write {Noun}",
        (null, var example) => $"write {Noun}, for example {example}",
        (var form, null) => $"write {form}",
        var (form, example) => $"write {form}, for example {example}",
    };

    private void CheckVocabulary(string text, SourcePosition position, ShapeCheck check)
    {
        if (!Vocabulary.Contains(text, StringComparer.Ordinal))
        {
            check.Report(
                ShapeRules.NotInVocabulary, position, $"{check.Subject} {ShapeCheck.Quote(text)} is not {Noun}",
                DidYouMean.Ask(text, Vocabulary) ?? $"write one of {string.Join(", ", Vocabulary)}");
        }
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        if (Vocabulary.Count > 0)
        {
            writer.WriteTexts("enum", Vocabulary);
            return;
        }

        if (Shortest > 0)
        {
            writer.WriteNumber("minLength", Shortest);
        }

        writer.WriteNumber("maxLength", Longest);
        if (Pattern is not null)
        {
            writer.WriteString("pattern", Pattern.ToString()[..^End.Length] + "$");
        }

        if (Format is not null)
        {
            writer.WriteString("format", Format);
        }
    }
}
