using System.Collections.Immutable;

namespace Slipway.Trust.Keyless;

/// <summary>The services of a kind that are asked, at least one.</summary>
internal sealed record ChosenServices(ImmutableArray<SigningService> All);
