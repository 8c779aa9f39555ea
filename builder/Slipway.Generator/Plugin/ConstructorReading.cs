using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>Reads the constructor by which the host creates a provider.</summary>
internal static class ConstructorReading
{
    public static (EquatableArray<ConstructorArgument> Arguments, string? Configuration) Read(
        INamedTypeSymbol type, Place place, ProblemList problems)
    {
        var candidates = Candidates(type);
        if (candidates.Count != 1)
        {
            problems.Add(ProviderRules.Constructor, place, type.Name, candidates.Count == 0 ? "no" : "several");
            return default;
        }

        var arguments = new List<ConstructorArgument>();
        string? configuration = null;
        foreach (var parameter in candidates[0].Parameters)
        {
            if (Argument(parameter, type, arguments, out var obstacle) is { } argument)
            {
                arguments.Add(argument);
                configuration = argument.IsConfiguration ? parameter.Type.GlobalName() : configuration;
            }
            else
            {
                problems.Add(ProviderRules.Parameter, Place.Of(parameter, place), parameter.Name, type.Name, obstacle);
            }
        }

        return (arguments.ToEquatableArray(), configuration);
    }

    // A public constructor is meant for the host; an internal one beside it is meant for the author's tests.
    private static List<IMethodSymbol> Candidates(INamedTypeSymbol type)
    {
        var open = type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToList();
        return open.Count > 0
            ? open
            : [.. type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Internal)];
    }

    private static ConstructorArgument? Argument(
        IParameterSymbol parameter, INamedTypeSymbol type, List<ConstructorArgument> before, out string obstacle)
    {
        obstacle = "";
        ConstructorArgument? argument = null;
        if (parameter.RefKind != RefKind.None)
        {
            obstacle = "is passed by reference";
        }
        else if (parameter.Type.FullName() == SdkNames.ProviderContext)
        {
            argument = ConstructorArgument.Context;
        }
        else if (parameter.Type.Attribute(SdkNames.Configuration) is null)
        {
            obstacle = $"is of type {parameter.Type.ShortName()}, which the host does not have";
        }
        else if (!SymbolEqualityComparer.Default.Equals(parameter.Type.ContainingAssembly, type.ContainingAssembly))
        {
            obstacle = $"is of type {parameter.Type.ShortName()}, which belongs to another assembly";
        }
        else
        {
            argument = ConstructorArgument.Configuration;
        }

        if (argument is { } again && before.Contains(again))
        {
            obstacle = $"is of type {parameter.Type.ShortName()}, and an earlier parameter takes that already";
            return null;
        }

        return argument;
    }
}
