namespace Slipway.Metadata.Diagnostics;

/// <summary>What came of reading something: the value unless an error forbids it, and every diagnostic, sorted.</summary>
public sealed record Reading<T>(T? Value, IReadOnlyList<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>Whether an error was found; then there is no value.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
