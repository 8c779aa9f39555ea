using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Generation;

/// <summary>Composition.cs: what the server is, as attributes of its assembly.</summary>
internal static class CompositionSource
{
    public static string Write(IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        var version = SemanticVersion.Parse(facts.First(fact => fact.Key == CompositionFacts.Version).Value);
        var name = facts.First(fact => fact.Key == CompositionFacts.Name).Value;
        var text = new StringBuilder("// Written by slipway from the build manifest. It states what this server is made of.\n");
        Attribute(text, "AssemblyTitle", name);
        Attribute(text, "AssemblyVersion", AssemblyVersion(version));
        Attribute(text, "AssemblyFileVersion", AssemblyVersion(version));
        Attribute(text, "AssemblyInformationalVersion", version.ToString());
        foreach (var (key, value) in facts)
        {
            Attribute(text, "AssemblyMetadata", key, value);
        }

        return text.ToString();
    }

    private static void Attribute(StringBuilder text, string name, params IReadOnlyList<string> arguments) =>
        text.Append(CultureInfo.InvariantCulture, $"[assembly: global::System.Reflection.{name}({string.Join(", ", arguments.Select(Literal))})]\n");

    // Names, versions and digests are plain; the compiler, which knows the other rules, is not loaded for them.
    private static string Literal(string text) =>
        text.All(letter => letter is >= ' ' and <= '~' and not ('"' or '\\')) ? $"\"{text}\"" : Escaped(text);

    private static string Escaped(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    // An assembly's version has four numbers of 16 bits; what does not fit is in the informational version.
    private static string AssemblyVersion(SemanticVersion version) =>
        string.Join('.', new[] { version.Major, version.Minor, version.Patch }.Select(number => number > 65534 ? "0" : number.ToString(CultureInfo.InvariantCulture))) + ".0";
}
