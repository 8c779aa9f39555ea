namespace Slipway.Sdk.Json;

/// <summary>
/// The wire's two rules for values: a required one is never null (a missing string reads as empty), an optional one is
/// null when absent, and an empty one is absent.
/// </summary>
internal static class Wire
{
    public static string Text(string? value) => value ?? "";

    public static string? Optional(string? value) => string.IsNullOrEmpty(value) ? null : value;

    public static FreeMap? Optional(FreeMap? value) => value is null || value.Count == 0 ? null : value;

    public static IReadOnlyDictionary<string, string>? Optional(IReadOnlyDictionary<string, string>? value) =>
        value is null || value.Count == 0 ? null : WithoutNulls(value);

    public static IReadOnlyList<string> Texts(IReadOnlyList<string>? value) =>
        value is null ? [] : WithoutNulls(value, "");

    public static IReadOnlyList<string>? OptionalTexts(IReadOnlyList<string>? value) =>
        value is null || value.Count == 0 ? null : WithoutNulls(value, "");

    public static IReadOnlyList<T> Items<T>(IReadOnlyList<T>? value)
        where T : class, new() => value is null ? [] : WithoutNulls(value);

    public static IReadOnlyList<T>? OptionalItems<T>(IReadOnlyList<T>? value)
        where T : class, new() => value is null || value.Count == 0 ? null : WithoutNulls(value);

    internal static IReadOnlyList<T> WithoutNulls<T>(IReadOnlyList<T> value)
        where T : class, new() => value.Contains(null!) ? [.. value.Select(item => item ?? new T())] : value;

    private static IReadOnlyList<string> WithoutNulls(IReadOnlyList<string> value, string instead) =>
        value.Contains(null!) ? [.. value.Select(item => item ?? instead)] : value;

    private static IReadOnlyDictionary<string, string> WithoutNulls(IReadOnlyDictionary<string, string> value) =>
        value.Values.Contains(null!) ? value.ToDictionary(pair => pair.Key, pair => pair.Value ?? "") : value;
}
