using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Http;

/// <summary>Everything that is served is documented.</summary>
internal static class DocumentedRoutes
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "openapi.routes",
        Title = "The OpenAPI document has every operation that is served",
        Subject = CheckSubject.Http,
        Rationale = "Clients are generated from the document. What is not in it cannot be called.",
        Remedy = "Make the document from the table of operations, as the server does.",
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var undocumented = run.Http.Capabilities
            .SelectMany(capability => capability.Capability.Operations.Where(capability.Offers))
            .FirstOrDefault(operation => !run.Http.Routes.ContainsKey(operation.Name));
        return Task.FromResult(CheckResult.Of(undocumented is null ? null : $"the document has no {undocumented.Name}, which /plugins says is served"));
    }
}
