using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Log lines of plugin-slug.</summary>
[Provider("plugin-slug", Filters = ["search"])]
public sealed class ExampleLogs(ExampleConfiguration configuration) : ILogProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var search = request.Expression?.Search ?? "";
        var entries = All().Where(entry => entry.Message.Contains(search, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(new LogEntries { Entries = Pages.Of(entries.Take(configuration.Most), request.Limit).Items });
    }

    // In place of an upstream: the same two lines every time.
    private IEnumerable<LogEntry> All() => [Entry("connection refused", "error"), Entry("connection restored", "info")];

    private LogEntry Entry(string message, string severity) => new()
    {
        Timestamp = Seen,
        Message = $"{message} in {configuration.Region}",
        Severity = severity,
        Service = "checkout",
    };
}
