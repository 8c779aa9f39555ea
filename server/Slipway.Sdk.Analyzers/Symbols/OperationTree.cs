using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Slipway.Sdk.Analyzers.Symbols;

/// <summary>Ways through the tree of operations that a method's body is.</summary>
internal static class OperationTree
{
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }

    public static IOperation Root(this IOperation operation) => operation.Ancestors().LastOrDefault() ?? operation;

    /// <summary>The operation without the conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.Operand.Bare(),
        IParenthesizedOperation parenthesized => parenthesized.Operand.Bare(),
        _ => operation,
    };

    /// <summary>All below an operation that runs when it runs: not what lambdas and local functions keep for later.</summary>
    public static IEnumerable<IOperation> Inside(this IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            yield return child;
            foreach (var deeper in child.Inside())
            {
                yield return deeper;
            }
        }
    }

    /// <summary>The functions that an operation stands in, the nearest first: lambdas and local functions, then the method.</summary>
    public static IEnumerable<(IMethodSymbol Function, IOperation? Node)> Functions(this IOperation operation, ISymbol containing)
    {
        foreach (var ancestor in operation.Ancestors())
        {
            switch (ancestor)
            {
                case IAnonymousFunctionOperation lambda:
                    yield return (lambda.Symbol, lambda);
                    break;
                case ILocalFunctionOperation local:
                    yield return (local.Symbol, local);
                    break;
            }
        }

        if (containing is IMethodSymbol method)
        {
            yield return (method, null);
        }
    }

    /// <summary>Whether the operation is only named: <c>nameof(...)</c>.</summary>
    public static bool IsNameOnly(this IOperation operation) => operation.Ancestors().Any(ancestor => ancestor is INameOfOperation);

    /// <summary>The local, parameter or field that an operation refers to.</summary>
    public static ISymbol? Variable(this IOperation? operation) => operation?.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
