using Slipway.Generator.Equality;

namespace Slipway.Generator.Diagnostics;

/// <summary>
/// What was read from one declaration: its meaning, or null when it is too broken to have one; where it stands; what is
/// wrong with it. Meaning is kept apart from place, so that moving a declaration regenerates nothing.
/// </summary>
internal sealed record Found<T>(T? Value, Place Place, EquatableArray<Problem> Problems)
    where T : class, IEquatable<T>
{
    /// <summary>The value counts only when nothing is wrong with it.</summary>
    public static Found<T> Of(T value, Place place, ProblemList problems) =>
        new(problems.Count == 0 ? value : null, place, problems.ToEquatableArray());

    public static Found<T> Nothing(Place place, ProblemList problems) => new(null, place, problems.ToEquatableArray());
}
