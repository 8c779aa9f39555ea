using Slipway.Metadata.Diagnostics;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>What the checks found: the files that belong into the package, relative to the project, and every problem.</summary>
internal sealed record PackOutcome(IReadOnlyList<string> Files, IReadOnlyList<Diagnostic> Problems);
