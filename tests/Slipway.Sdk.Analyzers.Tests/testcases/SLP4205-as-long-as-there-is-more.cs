using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

public sealed record Part(IReadOnlyList<Alert> Alerts, string? Next, bool HasMore);

[Provider("weather")]
public sealed class WeatherAlerts : IAlertProvider
{
    public async Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var found = new List<Alert>();
        string? next = "";
        while (next is not null)
        {
            var part = await ReadAsync(next, cancellationToken);
            found.AddRange(part.Alerts);
            next = part.Next;
        }

        for (var page = 0; ; page++)
        {
            var part = await ReadAsync($"{page}", cancellationToken);
            if (part.Alerts.Count == 0)
            {
                break;
            }

            foreach (var alert in part.Alerts)
            {
                found.Add(alert);
            }
        }

        Part last;
        do
        {
            last = await ReadAsync("", cancellationToken);
            found.AddRange(last.Alerts);
        }
        while (last.HasMore && last.Alerts.Count > 0);

        return Pages.Of(found, request.Limit);
    }

    private static async Task<Part> ReadAsync(string cursor, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return new Part([], cursor.Length == 0 ? null : cursor, false);
    }
}
