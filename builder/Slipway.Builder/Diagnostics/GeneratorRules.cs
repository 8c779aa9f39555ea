using System.Reflection;
using Microsoft.CodeAnalysis;
using Slipway.Generator;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Diagnostics;

/// <summary>The generator's rules, read from its own descriptors so that there is no second list.</summary>
internal static class GeneratorRules
{
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. typeof(HostGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => Of((DiagnosticDescriptor)field.GetValue(null)!))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static DiagnosticRule Of(DiagnosticDescriptor descriptor) => new(
        descriptor.Id,
        Slipway.Metadata.Diagnostics.DiagnosticSeverity.Error,
        descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
        $"The generator says:\n\n> {descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
}
