using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Output;

/// <summary>SLP4208: standard output is the server's, or the protocol's of a stdio plugin; neither is a place for a plugin's lines.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsoleAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Written = Rule.Create(
        "SLP4208", "A plugin uses the console",
        "Console.{0} is not a plugin's to use: {1}");

    // A program speaks the protocol over the raw streams; a line written beside it is an answer that nobody asked for.
    private static readonly string[] Spoiling = ["Write", "WriteLine", "Out", "SetOut"];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Written];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types)
    {
        var isProgram = context.Compilation.Options.OutputKind == OutputKind.ConsoleApplication;
        context.RegisterOperationAction(
            operation =>
            {
                var member = Member(operation.Operation);
                if (member?.ContainingType.Is(types.Console) == true && (!isProgram || Spoiling.Contains(member.Name)) && !operation.Operation.IsNameOnly())
                {
                    var remedy = isProgram
                        ? "standard output carries the answers of the protocol; write to Console.Error, which the server logs"
                        : "write to the Log of ProviderContext, which names the plugin and the request";
                    operation.ReportDiagnostic(Diagnostic.Create(Written, operation.Operation.Syntax.GetLocation(), member.Name, remedy));
                }
            },
            OperationKind.Invocation,
            OperationKind.PropertyReference,
            OperationKind.MethodReference,
            OperationKind.EventReference);
    }

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        _ => null,
    };
}
