using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>Reads the words of an enum.</summary>
internal static class KeyWords
{
    /// <summary>One word a member, in the order of declaration; empty when the type is no enum.</summary>
    public static List<KeyWord> Read(ITypeSymbol type, string key, Place place, ProblemList problems)
    {
        var plain = KeyKinds.Plain(type);
        if (plain.TypeKind != TypeKind.Enum)
        {
            return [];
        }

        List<KeyWord> words =
        [
            .. plain.GetMembers().OfType<IFieldSymbol>().Select(field => new KeyWord(Naming.ToCamelCase(field.Name), field.SourceName())),
        ];
        if (Nonsense(words) is { } nonsense)
        {
            problems.Add(ConfigurationRules.Words, place, plain.Name, key, nonsense);
        }

        return words;
    }

    private static string? Nonsense(List<KeyWord> words)
    {
        if (words.Count == 0)
        {
            return "it has no members";
        }

        var twice = words.GroupBy(word => word.Text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : $"{string.Join(" and ", twice.Select(word => word.Member))} are the same word";
    }
}
