using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>Reads a class marked [Provider].</summary>
internal static class ProviderReading
{
    private const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

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
        CheckList("Scope", type, attribute, place, problems);
        CheckList("Filters", type, attribute, place, problems);
        var obstacles = Obstacles(type).ToList();
        if (obstacles.Count > 0)
        {
            problems.Add(ProviderRules.Shape, place, type.Name, string.Join(", ", obstacles));
            return Found<ProviderDeclaration>.Nothing(place, problems);
        }

        CheckRequiredMembers(type, place, problems);
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

    // An author's constructor may promise to set them: it carries [SetsRequiredMembers].
    private static void CheckRequiredMembers(INamedTypeSymbol type, Place place, ProblemList problems)
    {
        if (type.InstanceConstructors.Any(constructor => constructor.Attribute(SetsRequiredMembers) is not null))
        {
            return;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers().Where(IsRequired))
            {
                problems.Add(ProviderRules.RequiredMember, Place.Of(member, place), type.Name, member.Name);
            }
        }
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static void CheckList(string list, INamedTypeSymbol type, AttributeData attribute, Place place, ProblemList problems)
    {
        var values = attribute.NamedTexts(list);
        if (values.Any(value => value.Trim() != value || value.Length == 0 || !Naming.IsPrintable(value)))
        {
            problems.Add(ProviderRules.Twice, attribute.PlaceOf(list, place), list, type.Name, "has an empty or invisible entry");
        }

        foreach (var group in values.Where(value => value.Length > 0).GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(ProviderRules.Twice, attribute.PlaceOf(list, place), list, type.Name, $"names '{group.Key}' twice");
        }
    }

    private static void CheckScope(AttributeData attribute, Place place, ProblemList problems)
    {
        foreach (var member in attribute.NamedTexts("Scope").Where(member => member.Length > 0 && !SdkNames.ScopeMembers.Contains(member)))
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
