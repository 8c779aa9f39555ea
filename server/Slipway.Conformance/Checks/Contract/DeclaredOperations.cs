using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Contract;

/// <summary>What a provider declares it does.</summary>
internal static class DeclaredOperations
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "contract.declared",
        Title = "Declared operations are there",
        Subject = CheckSubject.Capability,
        Rationale = "A console shows what a provider declares. An operation that is declared and answers not_implemented is a button that does nothing.",
        Remedy = "Implement the operation, or take it off the operations of the provider in plugin.yaml and in the code.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var operation in run.Capability.Capability.Operations.Where(run.Capability.Offers))
        {
            if (operation.Description.Effect == OperationEffect.Reads && run.Capability.Name != "secret" && (await AskAsync(run, operation, token)).Code == ErrorCodes.NotImplemented)
            {
                return CheckResult.Failed($"{operation.Name} is declared and answers {ErrorCodes.NotImplemented}");
            }
        }

        return CheckResult.Passed;
    }

    private static async Task<CallAnswer> AskAsync(CheckRun run, Operation operation, CancellationToken token) =>
        await run.CallAsync(operation, run.Capability.Lists.Contains(operation) ? await run.RequestAsync(operation, token) : run.RequestFor(operation, "conformance-declared"), token);
}
