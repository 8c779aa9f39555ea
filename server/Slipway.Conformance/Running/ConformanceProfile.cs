using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Running;

/// <summary>Which checks are to be run.</summary>
/// <param name="Name">The name in reports and attestations.</param>
/// <param name="Subjects">What can be looked at.</param>
/// <param name="DemandsFixture">Whether what only a fixture can say must be said.</param>
public sealed record ConformanceProfile(string Name, IReadOnlyList<CheckSubject> Subjects, bool DemandsFixture)
{
    /// <summary>An image as it is shipped.</summary>
    public static ConformanceProfile Full { get; } = new("full", [CheckSubject.Capability, CheckSubject.Http, CheckSubject.Program], false);

    /// <summary>A server that somebody else runs.</summary>
    public static ConformanceProfile Http { get; } = new("http", [CheckSubject.Capability, CheckSubject.Http], false);

    /// <summary>Plugins in a server of their own, with the fixtures that they ship.</summary>
    public static ConformanceProfile Plugin { get; } =
        new("plugin", [CheckSubject.Capability, CheckSubject.Configuration, CheckSubject.Http, CheckSubject.Program], true);

    /// <summary>A plugin's providers in the process of its own tests, without a server.</summary>
    public static ConformanceProfile Provider { get; } = new("provider", [CheckSubject.Capability, CheckSubject.Configuration], true);

    /// <summary>That an image starts, is what its manifest says, answers, and stops.</summary>
    public static ConformanceProfile Smoke { get; } = new("smoke", [CheckSubject.Http, CheckSubject.Program], false);

    /// <summary>Whether a check belongs to it.</summary>
    public bool Has(ConformanceCheck check) => Subjects.Contains(check.Subject) && (Name != Smoke.Name || check.InSmoke);
}
