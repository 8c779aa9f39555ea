namespace Slipway.Images;

/// <summary>Something wrong that a person can put right: what it is about, what is wrong and why, and what to do.</summary>
/// <param name="Id">A stable id, <c>SLP5nnn</c>.</param>
/// <param name="Subject">The path, digest or name that the problem is about.</param>
/// <param name="Message">What is wrong, and why that matters.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ImageProblem(string Id, string Subject, string Message, string Remedy)
{
    /// <summary>The problem in one line.</summary>
    public override string ToString() => $"{Id} {Subject}: {Message} {Remedy}";
}
