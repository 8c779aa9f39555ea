using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>Reads a type marked [Plugin].</summary>
internal static class PluginReading
{
    public static Found<PluginDeclaration> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var place = TypeShape.PlaceOfName(context.TargetNode);
        var attribute = context.Attributes[0];
        var problems = new ProblemList();
        if (attribute.WrittenText(0) is not { } publisher || attribute.WrittenText(1) is not { } name)
        {
            return Found<PluginDeclaration>.Nothing(place, problems);
        }

        CheckShape(type, place, problems);
        CheckName("publisher", publisher, attribute.PlaceOf(0, place), problems);
        CheckName("name", name, attribute.PlaceOf(1, place), problems);
        return Found<PluginDeclaration>.Of(new PluginDeclaration(publisher, name, DeclaredType.Of(type)), place, problems);
    }

    private static void CheckShape(INamedTypeSymbol type, Place place, ProblemList problems)
    {
        var missing = Missing(type).ToList();
        if (missing.Count > 0)
        {
            problems.Add(PluginRules.Shape, place, type.Name, string.Join(", ", missing));
        }

        if (type.GetMembers("Register").FirstOrDefault() is { } register)
        {
            problems.Add(PluginRules.RegisterIsGenerated, Place.Of(register, place), type.Name);
        }
    }

    private static IEnumerable<string> Missing(INamedTypeSymbol type)
    {
        if (type.DeclaredAccessibility != Accessibility.Public)
        {
            yield return "public";
        }

        if (!type.IsStatic)
        {
            yield return "static";
        }

        if (!type.IsPartial())
        {
            yield return "partial";
        }

        if (type.IsGenericType)
        {
            yield return "without type parameters";
        }

        if (type.ContainingType is not null)
        {
            yield return "outside of other types";
        }
    }

    private static void CheckName(string what, string name, Place place, ProblemList problems)
    {
        if (!Naming.IsLabel(name))
        {
            problems.Add(PluginRules.Name, place, what, name);
        }
    }
}
