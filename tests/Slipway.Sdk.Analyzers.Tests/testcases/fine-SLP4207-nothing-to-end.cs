using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Teams;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts : IAlertProvider
{
    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) =>
        request.Id == "storm" ? Task.FromResult(new Alert()) : Task.FromException<Alert>(ProviderException.NotFound("there is no such alert"));

    public async Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.Limit);
        cancellationToken.ThrowIfCancellationRequested();
        return found;
    }

    private static Task<Page<Alert>> FindAsync(long limit) => Task.FromResult(Pages.Of(new List<Alert>(), limit));
}

// No operation of the SDK: what it is called by is the author's own affair.
public sealed class Helper
{
    public async Task<string> GetAsync(string name, CancellationToken cancellationToken) => await Own(name);

    private static Task<string> Own(string name) => Task.FromResult(name);
}
