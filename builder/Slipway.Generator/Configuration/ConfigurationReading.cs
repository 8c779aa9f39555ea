using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>Reads a record marked [Configuration].</summary>
internal static class ConfigurationReading
{
    private const string Hook = "CheckRules";
    private static readonly string[] GeneratedMembers = ["JsonSchema", "Validate", "Bind", "ReadConfiguration", Hook];

    public static Found<ConfigurationDeclaration> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var place = TypeShape.PlaceOfName(context.TargetNode);
        var problems = new ProblemList();
        if (!IsFirst(context.Attributes[0], type))
        {
            return Found<ConfigurationDeclaration>.Nothing(place, problems);
        }

        CheckShape(type, place, problems);
        CheckMembers(type, place, problems);

        var reading = new KeyReading(type, context.SemanticModel.Compilation, place, problems, cancellationToken);
        var configuration = new ConfigurationDeclaration(DeclaredType.Of(type), reading.Read().ToEquatableArray());
        return Found<ConfigurationDeclaration>.Of(configuration, place, problems);
    }

    // On a second part of the record the attribute is an error of the compiler's; the record is read once all the same.
    private static bool IsFirst(AttributeData attribute, INamedTypeSymbol type) =>
        type.Attribute(SdkNames.Configuration)?.ApplicationSyntaxReference?.GetSyntax()
        == attribute.ApplicationSyntaxReference?.GetSyntax();

    private static void CheckShape(INamedTypeSymbol type, Place place, ProblemList problems)
    {
        var missing = Missing(type).ToList();
        if (missing.Count > 0)
        {
            problems.Add(ConfigurationRules.Shape, place, type.Name, string.Join(", ", missing));
        }
    }

    // The hook is a partial method: the author may implement it.
    private static void CheckMembers(INamedTypeSymbol type, Place place, ProblemList problems)
    {
        var own = GeneratedMembers
            .SelectMany(name => type.GetMembers(name))
            .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { Name: Hook });
        foreach (var member in own)
        {
            problems.Add(ConfigurationRules.MemberIsGenerated, Place.Of(member, place), type.Name, member.Name);
        }
    }

    private static IEnumerable<string> Missing(INamedTypeSymbol type)
    {
        if (!type.IsRecord)
        {
            yield return "a record";
        }

        if (!type.IsPartial())
        {
            yield return "partial";
        }

        if (type.IsAbstract)
        {
            yield return "concrete";
        }

        if (type.IsGenericType)
        {
            yield return "without type parameters";
        }

        if (type.ContainingType is not null)
        {
            yield return "outside of other types";
        }

        if (type.IsFileLocal)
        {
            yield return "visible outside of its file";
        }

        if (!type.IsStatic && type.InstanceConstructors.All(constructor => constructor.Parameters.Length > 0))
        {
            yield return "without constructor parameters";
        }
    }
}
