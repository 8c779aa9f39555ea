using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Waiting;

/// <summary>SLP4201: a server has few threads, and a plugin that holds one holds up the requests of others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingWaitAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Blocks = Rule.Create(
        "SLP4201", "A plugin blocks its thread",
        "{0} holds a thread of the server until something else has happened: await it in an asynchronous method{1}");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Blocks];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types)
    {
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IPropertyReferenceOperation)operation.Operation;
                if (reference.Property.Name == "Result" && types.IsTask(reference.Property.ContainingType)
                    && !reference.IsNameOnly() && !IsDone(reference.Instance, reference))
                {
                    Report(operation, $"{reference.Property.ContainingType.Name}.Result", "");
                }
            },
            OperationKind.PropertyReference);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (Blocking.IsWait(call))
                {
                    var remedy = call.TargetMethod.Name == "Sleep" ? ": Task.Delay(time, context.Clock, cancellationToken)" : "";
                    Report(operation, call.TargetMethod.ShownName(), remedy);
                }
                else if (Blocking.IsGetResult(call) && !IsDone(Awaited(call), call))
                {
                    Report(operation, "GetAwaiter().GetResult", "");
                }
            },
            OperationKind.Invocation);
    }

    private static void Report(OperationAnalysisContext context, string what, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(Blocks, context.Operation.Syntax.GetLocation(), what, remedy));

    private static IOperation? Awaited(IInvocationOperation getResult) =>
        getResult.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter ? awaiter.Instance : null;

    // The result of a task that was awaited before, or that was asked whether it is done, is there already.
    private static bool IsDone(IOperation? task, IOperation place)
    {
        var variable = task.Variable();
        var before = place.Root().DescendantsAndSelf().Where(each => each.Syntax.SpanStart < place.Syntax.SpanStart);
        return variable is not null && before.Any(each => each switch
        {
            IAwaitOperation awaited => awaited.Operation.DescendantsAndSelf().Any(inner => inner.Variable().Is(variable))
                || (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } && IsWhenAll(awaited.Operation)),
            IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" } asked => asked.Instance.Variable().Is(variable),
            _ => false,
        });
    }

    private static bool IsWhenAll(IOperation awaited) => awaited.DescendantsAndSelf().Any(each => each is IInvocationOperation { TargetMethod.Name: "WhenAll" });
}
