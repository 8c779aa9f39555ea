using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Cancellation;

/// <summary>SLP4207: an operation that waits for something and cannot be ended. Where one of its calls could take the token, SLP4206 says so there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredTokenAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Ignores = Rule.Create(
        "SLP4207", "An operation ignores its token",
        "{0} waits and never looks at {1}, so {2} cannot be ended: give what it awaits a CancellationToken parameter and pass {1} on");

    private static readonly string[] DoneAlready = ["FromResult", "FromException", "FromCanceled"];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Ignores];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types) => context.RegisterOperationBlockAction(body =>
    {
        if (body.OwningSymbol is not IMethodSymbol method || types.OperationOf(method) is not { } operation
            || method.Parameters.FirstOrDefault(parameter => parameter.Type.Is(types.CancellationToken)) is not { } token)
        {
            return;
        }

        var all = body.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToArray();
        var calls = all.OfType<IInvocationOperation>().ToArray();
        var waits = all.Any(each => each is IAwaitOperation)
            || calls.Any(call => types.IsTask(call.Type) && !(types.IsTask(call.TargetMethod.ContainingType) && DoneAlready.Contains(call.TargetMethod.Name)));
        if (waits && !all.Any(each => each is IParameterReferenceOperation reference && reference.Parameter.Is(token) && !reference.IsNameOnly())
            && !calls.Any(call => TokenOverload.IsMissed(call, types)))
        {
            body.ReportDiagnostic(Diagnostic.Create(Ignores, method.Locations[0], method.ShownName(), token.Name, operation));
        }
    });
}
