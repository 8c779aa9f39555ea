using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Waiting;

/// <summary>SLP4202: disks and networks are waited for with <c>await</c>, where the method that asks them can.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SynchronousAccessAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Reads = Rule.Create(
        "SLP4202", "An asynchronous method reads or writes without await",
        "{0}.{1} holds a thread of the server until disk or network have answered: await {0}.{1}Async, and hand it the token");

    // Nothing is waited for in memory.
    private static readonly string[] InMemory = ["MemoryStream", "StringReader", "StringWriter", "UnmanagedMemoryStream"];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Reads];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            var method = call.TargetMethod;
            if (ReachesOut(call) && !IsConsole(call.Instance, types) && HasAsynchronousForm(method, types) && IsInAsynchronousMethod(call, operation.ContainingSymbol, types))
            {
                operation.ReportDiagnostic(Diagnostic.Create(Reads, call.Syntax.GetLocation(), method.ContainingType.Name, method.Name));
            }
        },
        OperationKind.Invocation);

    private static bool ReachesOut(IInvocationOperation call)
    {
        var type = call.Instance?.Type ?? call.TargetMethod.ContainingType;
        return call.TargetMethod.Name is not ("Dispose" or "Close") && !InMemory.Contains(type.Name)
            && (IsOutside(call.TargetMethod.ContainingType) || (call.TargetMethod.IsIn("System") && call.Arguments.Any(argument => IsStream(argument.Value.Bare().Type))));
    }

    // Whether a plugin may write there at all is SLP4208's to say.
    private static bool IsConsole(IOperation? receiver, PluginTypes types) =>
        receiver is IPropertyReferenceOperation reference && reference.Property.ContainingType.Is(types.Console);

    private static bool IsOutside(ITypeSymbol type) =>
        type.IsIn("System.IO") || type.IsIn("System.Net") || type.SelfAndBases().Any(each => each.IsIn("System.Data.Common"));

    private static bool IsStream(ITypeSymbol? type) =>
        type is not null && !InMemory.Contains(type.Name) && type.SelfAndBases().Any(each => each.IsIn("System.IO") && each.Name is "Stream" or "TextReader" or "TextWriter");

    private static bool HasAsynchronousForm(IMethodSymbol method, PluginTypes types) => method.ContainingType.SelfAndBases()
        .SelectMany(type => type.GetMembers(method.Name + "Async").OfType<IMethodSymbol>())
        .Any(other => other.DeclaredAccessibility == Accessibility.Public && other.IsStatic == method.IsStatic && types.IsAsynchronous(other));

    // A lambda runs where it stands, unless it is given to another thread.
    private static bool IsInAsynchronousMethod(IOperation operation, ISymbol containing, PluginTypes types)
    {
        foreach (var (function, node) in operation.Functions(containing))
        {
            if (types.IsAsynchronous(function))
            {
                return !IsForAnotherThread(node);
            }

            if (node is not IAnonymousFunctionOperation || IsForAnotherThread(node))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsForAnotherThread(IOperation? lambda) =>
        lambda?.Ancestors().FirstOrDefault(ancestor => ancestor is IArgumentOperation)?.Parent is IInvocationOperation
        {
            TargetMethod: { Name: "Run" or "StartNew", ContainingType.Name: "Task" or "TaskFactory" },
        };
}
