using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Policy;

internal static class PolicyChecks
{
    public static void Judge(BuildPolicy policy, ServerManifest manifest, ServerLock value, DiagnosticBag bag) { }
}
