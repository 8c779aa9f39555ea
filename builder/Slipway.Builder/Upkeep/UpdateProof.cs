using Slipway.Builder.Compilation;
using Slipway.Builder.Pipeline;

namespace Slipway.Builder.Upkeep;

/// <summary>Proves more of a compiled server than that it compiles, such as its conformance; what fails goes to the context's diagnostics as errors.</summary>
public delegate Task UpdateProof(CompiledServer server, BuildContext context, CancellationToken token);
