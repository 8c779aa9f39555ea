using Slipway.Conformance.Running;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Contract;

/// <summary>What a provider does not declare it does not do.</summary>
internal static class UndeclaredOperations
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "contract.undeclared",
        Title = "Undeclared operations answer not_implemented",
        Subject = CheckSubject.Capability,
        Rationale = "Clients learn from not_implemented that they need not try again. Any other answer to an operation that nobody offers misleads them.",
        Remedy = "Leave the member of the interface out: its default answers not_implemented.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var operation in run.Capability.Capability.Operations.Where(operation => IsHarmless(run, operation)))
        {
            var answer = await run.CallAsync(operation, run.RequestFor(operation, "conformance-undeclared"), token);
            if (answer.Code != ErrorCodes.NotImplemented)
            {
                return CheckResult.Failed($"{operation.Name} is not declared and answers {answer.Brief}");
            }
        }

        return CheckResult.Passed;
    }

    private static bool IsHarmless(CheckRun run, Operation operation) =>
        !run.Capability.Offers(operation) && operation.Description.Effect == OperationEffect.Reads && run.Capability.MembersOf(operation).Count == 1;
}
