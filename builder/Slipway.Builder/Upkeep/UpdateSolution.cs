using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>Where a search ended.</summary>
/// <param name="Trial">The last trial; it holds, or nothing does.</param>
/// <param name="Choice">The versions that it tried.</param>
/// <param name="PassedOver">Newer ones that do not hold.</param>
internal sealed record UpdateSolution(
    UpdateTrial Trial, IReadOnlyDictionary<UpdateSubject, SemanticVersion> Choice, IReadOnlyDictionary<UpdateSubject, List<PassedOver>> PassedOver);
