using Microsoft.CodeAnalysis;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Diagnostics;

/// <summary>The two outputs of everything that is read: values, for source, and problems, for diagnostics.</summary>
internal static class Reporting
{
    public static IncrementalValuesProvider<T> Values<T>(this IncrementalValuesProvider<Found<T>> found)
        where T : class, IEquatable<T> =>
        found.Where(static item => item.Value is not null).Select(static (item, _) => item.Value!);

    public static IncrementalValuesProvider<EquatableArray<Problem>> Problems<T>(this IncrementalValuesProvider<Found<T>> found)
        where T : class, IEquatable<T> =>
        found.Select(static (item, _) => item.Problems).WithTrackingName(Steps.Problems);

    public static void ReportProblems(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<Problem>> problems) =>
        context.RegisterSourceOutput(problems, Report);

    public static void ReportProblems(
        this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<Problem>> problems) =>
        context.RegisterSourceOutput(problems.WithTrackingName(Steps.Problems), Report);

    private static void Report(SourceProductionContext output, EquatableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
