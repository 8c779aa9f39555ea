using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Locking;

/// <summary>What can be wrong with a lock.</summary>
public static class LockRules
{
    /// <summary>SLP2101.</summary>
    public static DiagnosticRule Drifted { get; } = new("SLP2101", Error, "The lock does not fit the manifest",
        "The manifest, Slipway or the .NET SDK changed since the lock was written, so a locked build would build something else than the manifest says. The message lists what moved. `slipway lock` writes a new lock; its change is what a reviewer approves.");

    /// <summary>SLP2102.</summary>
    public static DiagnosticRule NoLock { get; } = new("SLP2102", Error, "There is no lock",
        "With `--locked`, which `CI=true` implies, a build takes everything from the lock beside the manifest. Write it with `slipway lock` and commit it.");

    /// <summary>SLP2103.</summary>
    public static DiagnosticRule Unreadable { get; } = new("SLP2103", Error, "The lock cannot be read",
        "The file is not a lock, was changed by hand, has merge marks in it, or was written by another version of Slipway. `slipway lock` makes it anew.");

    /// <summary>SLP2104.</summary>
    public static DiagnosticRule Unlocked { get; } = new("SLP2104", Note, "A build without a lock",
        "Without a lock the closure is resolved anew by every build. `slipway lock` writes it down, so that the next build, here or elsewhere, has the same bytes.");

    /// <summary>SLP2105.</summary>
    public static DiagnosticRule OtherBytes { get; } = new("SLP2105", Error, "A feed delivers other bytes than the lock names",
        "The version was published again, or a registry signed it anew. If the content hash is the same, only signatures differ and `slipway lock` takes the new file; otherwise somebody replaced the package.");

    /// <summary>SLP2106.</summary>
    public static DiagnosticRule Stale { get; } = new("SLP2106", Warning, "The lock is stale",
        "`check` resolved the packages anew, because the lock does not fit the manifest any more; what it judged is what `slipway lock` would write. A build refuses the stale lock, and so does `check --locked`.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Drifted, NoLock, Unreadable, Unlocked, OtherBytes, Stale];
}
