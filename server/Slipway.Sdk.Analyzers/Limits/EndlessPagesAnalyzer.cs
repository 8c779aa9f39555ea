using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Limits;

/// <summary>SLP4205: an upstream that always has another page must not fill the server's memory. A loop that awaits and gathers needs a number that ends it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessPagesAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Endless = Rule.Create(
        "SLP4205", "Pages are gathered without an end",
        "This loop gathers for as long as the upstream says that there is more: end it when enough is there (items.Count >= limit), or after a number of pages");

    private static readonly string[] Gathering = ["Add", "AddRange", "AddFirst", "AddLast", "Enqueue", "Push", "UnionWith", "TryAdd"];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Endless];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var loop = (ILoopOperation)operation.Operation;
            if (loop is IWhileLoopOperation or IForLoopOperation && loop.Body.Inside().Any(each => each is IAwaitOperation)
                && loop.Body.Inside().Any(Gathers) && !loop.Inside().Any(each => IsBound(each, loop)))
            {
                operation.ReportDiagnostic(Diagnostic.Create(Endless, loop.Syntax.GetFirstToken().GetLocation()));
            }
        },
        OperationKind.Loop);

    private static bool Gathers(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method } && Gathering.Contains(method.Name) && method.IsIn("System.Collections");

    // Any number that is compared bounds the loop: how many, how often, how long. Whether there is something at all does not.
    private static bool IsBound(IOperation operation, ILoopOperation loop) => operation switch
    {
        IBinaryOperation comparison when comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Counts(comparison.LeftOperand, comparison.RightOperand, loop) && Counts(comparison.RightOperand, comparison.LeftOperand, loop),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            IsWhole(comparison.LeftOperand) && IsWhole(comparison.RightOperand) && !IsNothing(comparison.LeftOperand) && !IsNothing(comparison.RightOperand),
        IRelationalPatternOperation pattern => !IsNothing(pattern.Value),
        _ => false,
    };

    private static bool Counts(IOperation limit, IOperation other, ILoopOperation loop) => !IsNothing(limit) || CountsDown(other.Variable(), loop);

    private static bool IsNothing(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: 0 or 0L };

    private static bool IsWhole(IOperation operation) => operation.Bare().Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool CountsDown(ISymbol? variable, ILoopOperation loop) => variable is not null && loop.Inside().Any(each => each switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Decrement } step => step.Target.Variable().Is(variable),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } step => step.Target.Variable().Is(variable),
        _ => false,
    });
}
