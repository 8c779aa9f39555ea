using Slipway.Sdk.Calls;
using Slipway.Sdk.Logs;

namespace Slipway.Examples;

/// <summary>Answers every log query with one line that repeats the search.</summary>
internal sealed class LogMock(TimeProvider clock) : ILogProvider
{
    public Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var search = request.Expression?.Search ?? "";
        return Task.FromResult(new LogEntries
        {
            Entries =
            [
                new LogEntry
                {
                    Timestamp = request.End.IsMissing ? clock.GetUtcNow() : request.End,
                    Message = $"plugin log: {search}",
                    Severity = "info",
                    Service = request.Scope.Service,
                },
            ],
            Url = "https://logs.example.com/query?q=" + Uri.EscapeDataString(search),
        });
    }
}
