using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>Reads a class marked [Provider].</summary>
internal static class ProviderReading
{
    public static Found<ProviderDeclaration> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var place = TypeShape.PlaceOfName(context.TargetNode);
        var attribute = context.Attributes[0];
        var problems = new ProblemList();
        if (attribute.WrittenText(0) is not { } name)
        {
            return Found<ProviderDeclaration>.Nothing(place, problems);
        }

        if (!Naming.IsSlug(name))
        {
            problems.Add(ProviderRules.Name, attribute.PlaceOf(0, place), name);
        }

        CheckScope(attribute, place, problems);
        var obstacles = Obstacles(type).ToList();
        if (obstacles.Count > 0)
        {
            problems.Add(ProviderRules.Shape, place, type.Name, string.Join(", ", obstacles));
            return Found<ProviderDeclaration>.Nothing(place, problems);
        }

        var constructor = ConstructorReading.Read(type, place, problems);
        var provider = new ProviderDeclaration
        {
            Name = name,
            Type = type.GlobalName(),
            Constructor = constructor.Arguments,
            Configuration = constructor.Configuration,
            Capabilities = CapabilityReading.Read(type, place, problems),
            Scope = attribute.NamedTexts("Scope").ToEquatableArray(),
            Filters = attribute.NamedTexts("Filters").ToEquatableArray(),
        };
        return Found<ProviderDeclaration>.Of(provider, place, problems);
    }

    private static void CheckScope(AttributeData attribute, Place place, ProblemList problems)
    {
        foreach (var member in attribute.NamedTexts("Scope").Where(member => !SdkNames.ScopeMembers.Contains(member)))
        {
            problems.Add(ProviderRules.Scope, attribute.PlaceOf("Scope", place), member);
        }
    }

    private static IEnumerable<string> Obstacles(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            yield return "static";
        }
        else if (type.IsAbstract)
        {
            yield return "abstract";
        }

        if (type.IsOpenGeneric())
        {
            yield return "generic";
        }

        if (!type.IsReachable())
        {
            yield return "hidden from the rest of the assembly";
        }
    }
}
