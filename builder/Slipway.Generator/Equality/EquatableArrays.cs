namespace Slipway.Generator.Equality;

/// <summary>Makes equatable arrays from sequences.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items);
}
