namespace Slipway.Builder.Linking;

/// <summary>Something that an assembly expects of a server and that is not there as it expects it.</summary>
/// <param name="Assembly">The simple name of the assembly that expects it.</param>
/// <param name="User">The type or member of that assembly which does; null when none could be told.</param>
/// <param name="What">What is wrong, as the end of a sentence that begins with the user.</param>
/// <param name="Nearest">What is there instead; null when nothing is near.</param>
public sealed record LinkFinding(string Assembly, string? User, string What, string? Nearest)
{
    /// <summary>Whether the code may do without: an assembly that only some uses need, an attribute that nobody may ask for.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>The whole sentence, without its end.</summary>
    public override string ToString() => $"{User ?? Assembly} {What}{(Nearest is null ? "" : $"; the nearest is {Nearest}")}";
}
