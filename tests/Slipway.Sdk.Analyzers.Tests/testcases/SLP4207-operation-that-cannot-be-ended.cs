using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts : IAlertProvider
{
    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) =>
        new Alert { Id = await ReadAsync(nameof(cancellationToken)) };

    Task<Page<Alert>> IAlertProvider.QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken) => FindAsync(request.Limit);

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(name);

    private static async Task<Page<Alert>> FindAsync(long limit)
    {
        await File.ReadAllTextAsync("alerts");
        return Pages.Of(new List<Alert>(), limit);
    }
}
