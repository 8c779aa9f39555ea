using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Secrets;

/// <summary>SLP4203: log lines, exceptions and traces are read by people who may not read the secret.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLeakAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Leaks = Rule.Create(
        "SLP4203", "A secret stands in a message",
        "The text of a secret goes into {0}, which others read: leave it out, or name its key; a Secret without Reveal() prints as asterisks");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Leaks];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types)
    {
        var flow = new SecretFlow(types);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (Sink(call.TargetMethod, types) is { } sink)
                {
                    Report(operation, sink, call.Arguments, flow);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var made = (IObjectCreationOperation)operation.Operation;
                if (made.Type.IsA(types.Exception))
                {
                    // A cause is made by itself, and reported there.
                    var given = made.Arguments.Where(argument => !argument.Value.Bare().Type.IsA(types.Exception));
                    Report(operation, "an exception", made.Initializer is { } initializer ? given.Append<IOperation>(initializer) : given, flow);
                }
                else if (made.Type is { Name: "ConfigurationProblem" } problem && problem.IsIn("Slipway.Sdk.Configuration"))
                {
                    Report(operation, "a problem of the configuration", made.Arguments, flow);
                }
            },
            OperationKind.ObjectCreation);
    }

    private static void Report(OperationAnalysisContext context, string sink, IEnumerable<IOperation> given, SecretFlow flow)
    {
        foreach (var value in given.Where(flow.Carries))
        {
            context.ReportDiagnostic(Diagnostic.Create(Leaks, value.Syntax.GetLocation(), sink));
        }
    }

    private static string? Sink(IMethodSymbol method, PluginTypes types)
    {
        var type = method.ContainingType;
        return type.IsA(types.Named("Slipway.Sdk.Plugins.IPluginLog")) && method.Name == "Write" ? "the log"
            : type.Is(types.Named("Slipway.Sdk.Calls.ProviderException")) && method.IsStatic ? "an exception"
            : type.Is(types.Named("Slipway.Sdk.Configuration.ConfigurationReader")) && method.Name == "Report" ? "a problem of the configuration"
            : type.IsIn("Microsoft.Extensions.Logging") && method.Name.StartsWith("Log", StringComparison.Ordinal) ? "the log"
            : type.IsIn("System.Diagnostics") && type.Name is "Activity" or "ActivityEvent" or "Trace" or "Debug" ? "a trace"
            : type.Is(types.Console) ? "the console"
            : null;
    }
}
