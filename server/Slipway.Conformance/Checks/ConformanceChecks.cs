using System.Security.Cryptography;
using System.Text;
using Slipway.Conformance.Checks.Calls;
using Slipway.Conformance.Checks.Configuration;
using Slipway.Conformance.Checks.Contract;
using Slipway.Conformance.Checks.Http;
using Slipway.Conformance.Checks.Lists;
using Slipway.Conformance.Checks.Program;
using Slipway.Conformance.Checks.Reads;
using Slipway.Conformance.Checks.Writes;

namespace Slipway.Conformance.Checks;

/// <summary>All checks of the kit.</summary>
public static class ConformanceChecks
{
    /// <summary>In the order in which they run: what only looks comes before what writes, and what looks back comes last.</summary>
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        BecomesReady.Check, StartsInTime.Check, ListedPlugins.Check, DocumentedRoutes.Check, EveryCapability.Check,
        DeclaredOperations.Check, UndeclaredOperations.Check, AnswerShapes.Check,
        ListLimits.Check, ListOrder.Check, ListDoubles.Check, ListCompleteness.Check, ListScopes.Check,
        ReadSameThing.Check, ReadMissingThing.Check, ReadLinks.Check, ReadsChangeNothing.Check,
        HostileIds.Check, RefusedRequests.Check, ParallelCalls.Check, CancelledCalls.Check, UpstreamFailures.Check,
        UnknownRoutes.Check, WrongBodies.Check, RequestIds.Check, HugeBodies.Check, CapabilitiesTogether.Check, LevelResources.Check,
        MinimalConfiguration.Check, InvalidConfiguration.Check, StartsOffline.Check,
        WriteReadBack.Check, WriteUnicode.Check, WriteNumbers.Check, WriteTwice.Check,
        DocumentedAnswers.Check, StopsCleanly.Check, SilentOutput.Check, AuditTrail.Check, HiddenSecrets.Check,
    ];

    /// <summary>The digest of the checks: of what they say, and of the code that tries them.</summary>
    public static string Digest { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{typeof(ConformanceChecks).Module.ModuleVersionId:N}\n" + string.Join('\n', All.Select(check => $"{check.Id} {check.Level} {check.Title} {check.Rationale} {check.Remedy}").Order(StringComparer.Ordinal)))));
}
