namespace Slipway.Images.Registries.Transport;

/// <summary>How one attempt ended: with a value, with a problem, or with a problem that may be gone next time.</summary>
internal readonly record struct Attempt<T>
    where T : class
{
    public T? Value { get; private init; }

    public ImageProblem? Problem { get; private init; }

    /// <summary>Whether another attempt makes sense.</summary>
    public bool MayRetry { get; private init; }

    /// <summary>Whether a second failure is believed: each of these takes long.</summary>
    public bool OnlyOnce { get; private init; }

    /// <summary>How long the other side asks to wait.</summary>
    public TimeSpan? Wait { get; private init; }

    public static Attempt<T> Again(ImageProblem problem, TimeSpan? wait = null) =>
        new() { Problem = problem, MayRetry = true, Wait = wait };

    public static Attempt<T> OnceMore(ImageProblem problem) => new() { Problem = problem, MayRetry = true, OnlyOnce = true };

    public static implicit operator Attempt<T>(T value) => new() { Value = value };

    public static implicit operator Attempt<T>(ImageProblem problem) => new() { Problem = problem };

    /// <summary>The same failure of another kind of attempt.</summary>
    public Attempt<TOther> Failed<TOther>()
        where TOther : class => new() { Problem = Problem, MayRetry = MayRetry, OnlyOnce = OnlyOnce, Wait = Wait };
}
