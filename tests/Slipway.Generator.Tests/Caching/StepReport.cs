using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Tests.Caching;

/// <summary>What the steps of a run did, compared with the run before.</summary>
internal sealed class StepReport(GeneratorDriverRunResult result)
{
    /// <summary>The steps that this project names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    /// <summary>Everything that the named steps answered.</summary>
    public IEnumerable<object> Values => Runs(Names).SelectMany(step => step.Outputs).Select(output => output.Value);

    /// <summary>The reasons of one named step.</summary>
    public IReadOnlyList<IncrementalStepRunReason> ReasonsOf(string name) =>
        [.. Runs([name]).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>The named steps and the outputs that were computed again and came out different.</summary>
    public IReadOnlyList<string> Changed =>
    [
        .. Names.SelectMany(name => ReasonsOf(name).Where(IsChange).Select(reason => $"{name}: {reason}")),
        .. result.Results.SelectMany(run => run.TrackedOutputSteps)
            .SelectMany(output => output.Value.SelectMany(step => step.Outputs).Where(value => value.Reason != IncrementalStepRunReason.Cached)
                .Select(value => $"{output.Key}: {value.Reason}")),
    ];

    private IEnumerable<IncrementalGeneratorRunStep> Runs(IEnumerable<string> names) =>
        from name in names
        from run in result.Results
        where run.TrackedSteps.ContainsKey(name)
        from step in run.TrackedSteps[name]
        select step;

    private static bool IsChange(IncrementalStepRunReason reason) =>
        reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
}
