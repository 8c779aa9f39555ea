using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers.Limits;

/// <summary>SLP4204: who asks for ten items gets ten. A request is followed through the plugin's own methods, to the end of the compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredLimitAnalyzer : PluginAnalyzer
{
    internal static readonly DiagnosticDescriptor Ignores = Rule.Create(
        "SLP4204", "A query ignores its limit",
        "{0} never reads {1}.Limit, so {2} answers with everything there is: ask the upstream for that many, or end with Pages.Of(items, {1}.Limit)",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Ignores];

    private protected override void Start(CompilationStartAnalysisContext context, PluginTypes types)
    {
        var uses = new ConcurrentDictionary<IParameterSymbol, LimitUse>(SymbolEqualityComparer.Default);
        var queries = new ConcurrentBag<(IMethodSymbol Method, IParameterSymbol Request, string Operation)>();
        context.RegisterOperationBlockAction(body =>
        {
            if (body.OwningSymbol is not IMethodSymbol method || method.Parameters.Where(LimitUse.HasLimit).ToArray() is not { Length: > 0 } requests)
            {
                return;
            }

            foreach (var request in requests)
            {
                uses[request] = LimitUse.Of(request, body.OperationBlocks, types);
            }

            if (types.OperationOf(method) is { } operation && !OnlyRefuses(body.OperationBlocks))
            {
                queries.Add((method, requests[0], operation));
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var (method, request, operation) in queries.Where(query => !IsRead(query.Request, uses, [])))
            {
                end.ReportDiagnostic(Diagnostic.Create(Ignores, method.Locations[0], method.ShownName(), request.Name, operation));
            }
        });
    }

    // A method without a body here (an interface's, an abstract one's) is believed to read it.
    private static bool IsRead(IParameterSymbol request, ConcurrentDictionary<IParameterSymbol, LimitUse> uses, HashSet<ISymbol> seen) =>
        !uses.TryGetValue(request, out var use)
            ? !seen.Contains(request)
            : use.Reads || (seen.Add(request) && use.HandedTo.Any(next => !seen.Contains(next) && IsRead(next, uses, seen)));

    private static bool OnlyRefuses(ImmutableArray<IOperation> blocks) =>
        blocks.SelectMany(block => block.DescendantsAndSelf()).Any(each => each is IThrowOperation)
        && !blocks.SelectMany(block => block.DescendantsAndSelf()).Any(each => each is IReturnOperation { ReturnedValue: not (null or IThrowOperation or IConversionOperation { Operand: IThrowOperation }) });
}
