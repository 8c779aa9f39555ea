using Microsoft.CodeAnalysis;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Diagnostics;

/// <summary>A broken rule: which one, where, and the words that its message names.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, Place? Place, EquatableArray<string> Words)
{
    public static Problem Of(DiagnosticDescriptor rule, Place? place, params string[] words) => new(rule, place, words.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place?.ToLocation() ?? Location.None, [.. Words.Select(Visible)]);

    // A message is one line of a log, whatever the source or a reference says.
    private static string Visible(string word) => Naming.IsPrintable(word) ? word : string.Concat(word.Select(Visible));

    private static string Visible(char character) =>
        character < 0x7f && !char.IsControl(character) ? character.ToString() : $"\\u{(int)character:x4}";
}
