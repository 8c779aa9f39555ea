namespace Slipway.Trust;

/// <summary>Something wrong that a person can put right: what it is about, what is wrong and why, and what to do.</summary>
/// <param name="Id">A stable id, <c>SLP6nnn</c>.</param>
/// <param name="Subject">The file, digest or name that the problem is about.</param>
/// <param name="Message">What is wrong, and why that matters.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record TrustProblem(string Id, string Subject, string Message, string Remedy)
{
    /// <summary>What a check was looking for, when the problem is a comparison.</summary>
    public string? Expected { get; init; }

    /// <summary>What the check found instead.</summary>
    public string? Found { get; init; }

    /// <summary>What is wrong, as a clause of a longer sentence: with what was found, and without what to do.</summary>
    public string Reason => Message.TrimEnd('.') + (Found is null ? "" : Expected is null ? $" ({Found})" : $" ({Found}, not {Expected})");

    /// <summary>The problem in one line.</summary>
    public override string ToString() => Expected is null && Found is null
        ? $"{Id} {Subject}: {Message} {Remedy}"
        : $"{Id} {Subject}: {Message} Expected: {Expected ?? "-"}. Found: {Found ?? "-"}. {Remedy}";
}
