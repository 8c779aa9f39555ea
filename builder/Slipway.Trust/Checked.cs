using System.Diagnostics.CodeAnalysis;

namespace Slipway.Trust;

/// <summary>A value, or all the problems that kept it from being made.</summary>
public sealed record Checked<T>
    where T : class
{
    private Checked(T? value, IReadOnlyList<TrustProblem> problems) => (Value, Problems) = (value, problems);

    /// <summary>The value; null when there are problems.</summary>
    public T? Value { get; }

    /// <summary>Every problem found; empty when there is a value.</summary>
    public IReadOnlyList<TrustProblem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null;

    /// <summary>The value; throws when there are problems. For callers that have already looked.</summary>
    public T Required => Value ?? throw new InvalidOperationException(string.Join('\n', Problems));

    /// <summary>A value was made.</summary>
    public static implicit operator Checked<T>(T value) => new(value, []);

    /// <summary>A problem was found.</summary>
    public static implicit operator Checked<T>(TrustProblem problem) => From([problem]);

    /// <summary>A value was made; for interfaces, which do not convert.</summary>
    public static Checked<T> Made(T value) => new(value, []);

    /// <summary>Problems were found.</summary>
    public static Checked<T> From(IReadOnlyList<TrustProblem> problems) =>
        problems.Count > 0 ? new(null, problems) : throw new ArgumentException("No problem and no value.", nameof(problems));
}
