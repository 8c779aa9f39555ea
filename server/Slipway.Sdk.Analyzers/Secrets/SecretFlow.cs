using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Secrets;

/// <summary>
/// Whether a value has the text of a secret in it: what <c>Secret.Reveal()</c> gave, or the value that a secret store is to keep, also in
/// parts, joined with other text, or encoded, and by way of local variables. What a plugin's own methods make of it is not followed.
/// </summary>
internal sealed class SecretFlow(PluginTypes types)
{
    private readonly INamedTypeSymbol? _secret = types.Named("Slipway.Sdk.Configuration.Secret");
    private readonly INamedTypeSymbol? _write = types.Named("Slipway.Sdk.Secrets.SecretWrite");

    public bool Carries(IOperation value) => Carries(value, []);

    private bool Carries(IOperation? value, HashSet<ISymbol> seen) => value switch
    {
        null => false,
        IInvocationOperation call => IsReveal(call)
            || (KeepsText(call.TargetMethod) && (Carries(call.Instance, seen) || call.Arguments.Any(argument => Carries(argument.Value, seen)))),
        IPropertyReferenceOperation property => property.Property is { Name: "Value" } && property.Property.ContainingType.Is(_write),
        ILocalReferenceOperation local => seen.Add(local.Local) && Assigned(local).Any(given => Carries(given, seen)),
        IObjectOrCollectionInitializerOperation initializer => initializer.Initializers.Any(each =>
            each is IInvocationOperation add ? add.Arguments.Any(argument => Carries(argument.Value, seen)) : Carries(each, seen)),
        // A condition decides and is not shown; all else is as secret as its parts.
        IConditionalOperation choice => Carries(choice.WhenTrue, seen) || Carries(choice.WhenFalse, seen),
        IConditionalAccessOperation access => Carries(access.WhenNotNull, seen),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => Carries(arm.Value, seen)),
        IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add } or IUnaryOperation or IIsPatternOperation or IAnonymousFunctionOperation or INameOfOperation => false,
        _ => value.ChildOperations.Any(child => Carries(child, seen)),
    };

    private bool IsReveal(IInvocationOperation call) => call.TargetMethod.Name == "Reveal" && call.TargetMethod.ContainingType.Is(_secret);

    // Text stays text in the hands of these; lengths and comparisons are none of it.
    private static bool KeepsText(IMethodSymbol method) =>
        method.ReturnType.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64)
        && (method.ContainingNamespace?.ToDisplayString() is "System" or "System.Text" or "System.Linq" || method.ContainingType.Name is "WebUtility" or "ImmutableArray");

    private static IEnumerable<IOperation> Assigned(ILocalReferenceOperation local)
    {
        foreach (var each in local.Root().DescendantsAndSelf())
        {
            var given = each switch
            {
                IVariableDeclaratorOperation declared when declared.Symbol.Is(local.Local) => declared.GetVariableInitializer()?.Value,
                IAssignmentOperation assigned when assigned.Target.Variable().Is(local.Local) => assigned.Value,
                // A builder is given its text by its own methods.
                IInvocationOperation { TargetMethod.Name: "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" } call when Builder(call).Variable().Is(local.Local) => call,
                IIsPatternOperation { Pattern: { } pattern } matched when Declares(pattern, local.Local) => matched.Value,
                _ => null,
            };
            if (given is not null)
            {
                yield return given;
            }
        }
    }

    // builder.Append(...).Append(...)
    private static IOperation? Builder(IInvocationOperation call) => call.Instance is IInvocationOperation inner ? Builder(inner) : call.Instance;

    private static bool Declares(IPatternOperation pattern, ILocalSymbol local) =>
        pattern is IDeclarationPatternOperation { DeclaredSymbol: { } declared } && declared.Is(local)
        || pattern is IRecursivePatternOperation { DeclaredSymbol: { } named } && named.Is(local);
}
