using Slipway.Builder.Manifest;

namespace Slipway.Builder.Policy;

/// <summary>An advisory that a policy accepts in a package, for a reason and until a day.</summary>
public sealed record IgnoredFinding(string Id, string Module, string Because, Located<DateOnly> Until);
