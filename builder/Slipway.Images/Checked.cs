using System.Diagnostics.CodeAnalysis;

namespace Slipway.Images;

/// <summary>A value, or all the problems that kept it from being made.</summary>
public sealed record Checked<T>
    where T : class
{
    private Checked(T? value, IReadOnlyList<ImageProblem> problems) => (Value, Problems) = (value, problems);

    /// <summary>The value; null when there are problems.</summary>
    public T? Value { get; }

    /// <summary>Every problem found; empty when there is a value.</summary>
    public IReadOnlyList<ImageProblem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null;

    /// <summary>The value; throws when there are problems. For callers that have already looked.</summary>
    public T Required => Value ?? throw new InvalidOperationException(string.Join('\n', Problems));

    /// <summary>The value's text, or that of the problems.</summary>
    public override string ToString() => Ok ? $"{Value}" : string.Join('\n', Problems);

    /// <summary>A value was made.</summary>
    public static implicit operator Checked<T>(T value) => new(value, []);

    /// <summary>Problems were found.</summary>
    public static implicit operator Checked<T>(ImageProblem[] problems) => From(problems);

    /// <summary>A problem was found.</summary>
    public static implicit operator Checked<T>(ImageProblem problem) => From([problem]);

    /// <summary>A value was made; for values of an interface type, which convert to nothing by themselves.</summary>
    internal static Checked<T> Of(T value) => new(value, []);

    /// <summary>Problems were found.</summary>
    internal static Checked<T> From(IReadOnlyList<ImageProblem> problems) =>
        problems.Count > 0 ? new(null, problems) : throw new ArgumentException("No problem and no value.", nameof(problems));
}
