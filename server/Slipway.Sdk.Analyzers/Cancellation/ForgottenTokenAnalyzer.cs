using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Cancellation;

/// <summary>SLP4206: a caller that left, or whose time is up, ends the work only if the token reaches all that is waited for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForgottenTokenAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Forgets = Rule.Create(
        "SLP4206", "A call is not given the token",
        "{0} could be cancelled and is not given {1}: it goes on when the caller has left; pass {1}, or CancellationToken.None where it has to finish");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Forgets];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (TokenOf(call, operation.ContainingSymbol, types) is { } token && TokenOverload.IsMissed(call, types) && !IsCleaningUp(call))
            {
                operation.ReportDiagnostic(Diagnostic.Create(Forgets, call.Syntax.GetLocation(), call.TargetMethod.ShownName(), token.Name));
            }
        },
        OperationKind.Invocation);

    private static IParameterSymbol? TokenOf(IOperation operation, ISymbol containing, PluginTypes types)
    {
        foreach (var (function, _) in operation.Functions(containing))
        {
            if (function.Parameters.FirstOrDefault(parameter => parameter.Type.Is(types.CancellationToken)) is { } token)
            {
                return token;
            }

            // A static function sees nothing of what is around it.
            if (function.IsStatic)
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsCleaningUp(IOperation operation) =>
        operation.Ancestors().Any(ancestor => ancestor.Parent is ITryOperation { Finally: { } last } && ancestor == last);
}
