using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Emission;
using Slipway.Generator.Host;

namespace Slipway.Generator;

/// <summary>
/// The host's side: reads the plugins that the references carry, checks them against the projection of the build manifest,
/// and writes the table that registers them. It works only where the property SlipwayHost is true.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HostGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Select(HostOptions.Read);
        var projections = context.AdditionalTextsProvider.Where(Projection.IsOne).Select(ProjectionReading.Read);
        var references = context.CompilationProvider
            .Combine(options)
            .Select(static (all, token) => all.Right.IsHost ? ReferenceReading.Read(all.Left, token) : HostReferences.None)
            .WithTrackingName(Steps.References);

        var composition = options
            .Combine(references)
            .Combine(projections.Collect())
            .Select(static (all, _) => Composing.Compose(all.Left.Left, all.Left.Right, all.Right));
        var table = composition.Select(static (composed, _) => composed.Table).WithTrackingName(Steps.Table);

        context.RegisterSourceOutput(table, static (output, plugins) =>
        {
            if (plugins is { } sound)
            {
                output.AddSource("Slipway.Generated.Plugins.g.cs", HostSource.Write(sound));
            }
        });
        context.ReportProblems(composition.Select(static (composed, _) => composed.Problems));
        context.ReportProblems(projections.Select(static (projection, _) => projection.Problems));
    }
}
