using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

public sealed record Part(IReadOnlyList<Alert> Alerts, string? Next);

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    private const int MostPages = 100;

    public async Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var most = request.Limit > 0 ? request.Limit : 100;
        var found = new List<Alert>();
        string? next = "";
        while (next is not null && found.Count < most)
        {
            var part = await ReadAsync(next, cancellationToken);
            found.AddRange(part.Alerts);
            next = part.Next;
        }

        for (var page = 0; page < MostPages; page++)
        {
            found.AddRange((await ReadAsync($"{page}", cancellationToken)).Alerts);
        }

        while (true)
        {
            found.AddRange((await ReadAsync("", cancellationToken)).Alerts);
            if (found.Count == most)
            {
                break;
            }
        }

        var remaining = 10;
        while (remaining > 0)
        {
            found.AddRange((await ReadAsync("", cancellationToken)).Alerts);
            remaining -= 1;
        }

        // Waits, and gathers nothing.
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), context.Clock, cancellationToken);
        }

        // Gathers what is there already.
        while (next is not null)
        {
            found.Add(new Alert { Id = next });
            next = null;
        }

        // As many times as there are things.
        foreach (var name in new[] { "a", "b" })
        {
            found.AddRange((await ReadAsync(name, cancellationToken)).Alerts);
        }

        return Pages.Of(found, request.Limit);
    }

    private static async Task<Part> ReadAsync(string cursor, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return new Part([], cursor.Length == 0 ? null : cursor);
    }
}
