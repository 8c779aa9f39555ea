using Microsoft.CodeAnalysis;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Diagnostics;

/// <summary>Collects all problems of one declaration.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public int Count => _problems.Count;

    public void Add(DiagnosticDescriptor rule, Place? place, params string[] words) => _problems.Add(Problem.Of(rule, place, words));

    public EquatableArray<Problem> ToEquatableArray() => _problems.ToEquatableArray();
}
