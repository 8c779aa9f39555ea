using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Upkeep;

/// <summary>What speaks against a choice of versions.</summary>
/// <param name="Reason">What it is.</param>
/// <param name="Place">Where the manifest answers for it.</param>
/// <param name="Rule">The rule that is broken, if one is.</param>
internal sealed record Objection(string Reason, SourcePosition? Place, string? Rule)
{
    public static Objection Of(Diagnostic diagnostic) => new(diagnostic.Message, diagnostic.Position, diagnostic.Id);

    /// <summary>Whether a subject of the same manifest answers for it.</summary>
    public bool Blames(UpdateSubject subject) => Place is not null && subject.Places.Contains(Place);
}
