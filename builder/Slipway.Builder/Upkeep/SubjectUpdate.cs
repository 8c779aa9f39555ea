using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>What became of the search for something newer.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Chosen">The version to take: the present one where no newer one can be.</param>
/// <param name="PassedOver">The newer ones that cannot be taken, the newest first.</param>
public sealed record SubjectUpdate(UpdateSubject Subject, SemanticVersion Chosen, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>Whether it moves.</summary>
    public bool Moves => Chosen > Subject.Version.Value;
}
