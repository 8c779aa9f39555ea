using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Running;

/// <summary>A call that was made.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Answer">What it came to.</param>
internal sealed record Exchanged(Operation Operation, CallAnswer Answer);
