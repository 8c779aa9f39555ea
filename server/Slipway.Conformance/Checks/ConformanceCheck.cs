using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Checks;

/// <summary>A check, as data and the code that tries it.</summary>
public sealed record ConformanceCheck
{
    /// <summary>The stable id, such as <c>list.limit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The rule in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is a must.</summary>
    public CheckLevel Level { get; init; }

    /// <summary>What it looks at.</summary>
    public required CheckSubject Subject { get; init; }

    /// <summary>Why the rule exists.</summary>
    public required string Rationale { get; init; }

    /// <summary>How a breach is mended.</summary>
    public required string Remedy { get; init; }

    /// <summary>Whether only a fixture can say what is right.</summary>
    public bool NeedsFixture { get; init; }

    /// <summary>Whether the profile <c>smoke</c> has it.</summary>
    public bool InSmoke { get; init; }

    /// <summary>Whether it looks at what a server left behind, once it has stopped.</summary>
    internal bool AfterStop { get; init; }

    /// <summary>Of which capabilities it can be asked; a check of the whole target ignores it.</summary>
    internal Func<ServedCapability, bool> AppliesTo { get; init; } = static _ => true;

    /// <summary>Whether it can be asked of a target at all.</summary>
    internal Func<CheckRun, bool> AppliesToTarget { get; init; } = static _ => true;

    /// <summary>Tries it.</summary>
    internal Func<CheckRun, CancellationToken, Task<CheckResult>> Run { get; init; } = static (_, _) => throw new InvalidOperationException("The check says not how it is tried.");

    // Checks are made in this room alone.
    internal ConformanceCheck()
    {
    }
}
