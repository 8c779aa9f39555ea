namespace Slipway.Metadata.Shapes;

/// <summary>A key of an object: what it is called, what it means, what it holds.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shape">What its value must be.</param>
/// <param name="Description">One sentence for people; editors show it.</param>
public sealed record Field(string Key, Shape Shape, string Description)
{
    /// <summary>Whether it has to be there.</summary>
    public FieldNeed Need { get; init; }

    /// <summary>What holds when the key is left out, as JSON.</summary>
    public string? Default { get; init; }

    /// <summary>An example of the value, as JSON; a missing key is answered with it.</summary>
    public string? Example { get; init; }

    /// <summary>A key that has to be there.</summary>
    public static Field Required(string key, Shape shape, string description) =>
        new(key, shape, description) { Need = FieldNeed.Required };

    /// <summary>A key that its author must write and that a reader of an installed version does without.</summary>
    public static Field RequiredOfAuthors(string key, Shape shape, string description) =>
        new(key, shape, description) { Need = FieldNeed.RequiredOfAuthors };

    /// <summary>A key that may be left out.</summary>
    public static Field MayHave(string key, Shape shape, string description) => new(key, shape, description);

    internal bool IsRequired(ReadMode mode) =>
        Need == FieldNeed.Required || (Need == FieldNeed.RequiredOfAuthors && mode == ReadMode.Strict);
}
