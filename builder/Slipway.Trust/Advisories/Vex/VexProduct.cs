using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Vex;

/// <summary>A product that a statement speaks of.</summary>
/// <param name="Id">A package URL, a digest, or a ref of a bill of materials.</param>
/// <param name="Components">The parts of it that are meant; empty means the whole.</param>
public sealed record VexProduct(string Id, ImmutableArray<string> Components);
