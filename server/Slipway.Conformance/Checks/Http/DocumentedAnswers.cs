using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Checks.Http;

/// <summary>Answers are what the document says.</summary>
internal static class DocumentedAnswers
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "openapi.answers",
        Title = "Every answer fits the OpenAPI document",
        Subject = CheckSubject.Http,
        Rationale = "A client that is generated from the document trusts it: a member that is missing or of another kind breaks it.",
        Remedy = "Answer with the types of the SDK, and make the document from them.",
        AfterStop = true,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var judge = new SchemaJudge(run.Http.OpenApi!);
        foreach (var (operation, answer) in run.Session.Exchanges.Where(exchange => exchange.Answer.Ok && run.Http.Routes.ContainsKey(exchange.Operation.Name)))
        {
            var route = run.Http.Routes[operation.Name];
            var schema = route.Envelope is { } envelope ? route.Schema["properties"]?[envelope] : route.Schema;
            if (judge.Complaint(answer.Json, schema) is { } complaint)
            {
                return Task.FromResult(CheckResult.Failed($"{operation.Name}: {complaint}"));
            }
        }

        return Task.FromResult(CheckResult.Passed);
    }
}
