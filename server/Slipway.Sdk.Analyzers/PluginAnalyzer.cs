using Microsoft.CodeAnalysis.Diagnostics;
using Slipway.Sdk.Analyzers.Symbols;

namespace Slipway.Sdk.Analyzers;

/// <summary>An analyzer that looks at what is compiled against Slipway.Sdk, and at nothing else. Generated code is not the author's to mend.</summary>
public abstract class PluginAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (PluginTypes.Of(start.Compilation) is { } types)
            {
                Start(start, types);
            }
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, PluginTypes types);
}
