namespace Slipway.Metadata.Index;

/// <summary>Whether a plugin or one of its versions should be used, and if not, why and what instead.</summary>
/// <param name="State">One of <see cref="States"/>.</param>
public sealed record IndexStatus(string State)
{
    /// <summary>To be used.</summary>
    public static IndexStatus Active { get; } = new("active");

    /// <summary>active: to be used; deprecated: works, has a successor; insecure: has a weakness; removed: must not be built any more.</summary>
    public static IReadOnlyList<string> States { get; } = ["active", "deprecated", "insecure", "removed"];

    /// <summary>Why it is not active.</summary>
    public string? Reason { get; init; }

    /// <summary>What takes its place, <c>publisher/name</c>.</summary>
    public string? Successor { get; init; }

    /// <summary>The day from which the status holds; null when it already does.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>The advisories behind it.</summary>
    public IReadOnlyList<string> Advisories { get; init; } = [];

    /// <summary>Whether a plugin is to be used on a day.</summary>
    public bool IsActiveOn(DateOnly day) => State == Active.State || Effective > day;
}
