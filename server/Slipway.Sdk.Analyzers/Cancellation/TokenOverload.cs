using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Cancellation;

/// <summary>Whether a call could be given a token and is not.</summary>
internal static class TokenOverload
{
    public static bool IsMissed(IInvocationOperation call, PluginTypes types)
    {
        var given = call.Arguments.Where(argument => argument.Parameter?.Type.Is(types.CancellationToken) == true).ToArray();
        return given.Length > 0
            ? given.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue)
            : Overloads(call.TargetMethod).Any(other => TakesAToken(other, call.TargetMethod.OriginalDefinition, types));
    }

    private static IEnumerable<IMethodSymbol> Overloads(IMethodSymbol method) => method.OriginalDefinition.ContainingType.SelfAndBases()
        .SelectMany(type => type.GetMembers(method.Name).OfType<IMethodSymbol>())
        .Where(other => !other.Is(method.OriginalDefinition) && other.IsStatic == method.IsStatic && other.Arity == method.Arity);

    // The same parameters and a token behind them; what comes back may be another kind of task.
    private static bool TakesAToken(IMethodSymbol other, IMethodSymbol method, PluginTypes types)
    {
        var rest = other.Parameters.Skip(method.Parameters.Length).ToArray();
        return other.Parameters.Length > method.Parameters.Length
            && (other.DeclaredAccessibility == Accessibility.Public || types.IsOurs(other))
            && rest.Any(parameter => parameter.Type.Is(types.CancellationToken))
            && rest.All(parameter => parameter.Type.Is(types.CancellationToken) || parameter.IsOptional)
            && method.Parameters.Zip(other.Parameters, (mine, others) => IsSame(mine.Type, others.Type)).All(same => same)
            && (IsSame(method.ReturnType, other.ReturnType) || (types.IsTask(method.ReturnType) && types.IsTask(other.ReturnType)));
    }

    // A type parameter of one overload is another symbol than that of the other, but has its place.
    private static bool IsSame(ITypeSymbol mine, ITypeSymbol others) =>
        mine.Is(others) || (mine.OriginalDefinition.Is(others.OriginalDefinition) && mine is INamedTypeSymbol { IsGenericType: true })
        || (mine is ITypeParameterSymbol one && others is ITypeParameterSymbol two && one.Ordinal == two.Ordinal);
}
