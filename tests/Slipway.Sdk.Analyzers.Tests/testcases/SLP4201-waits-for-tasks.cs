using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    private readonly HttpClient _client = context.CreateHttpClient();
    private readonly SemaphoreSlim _gate = new(1);

    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        _gate.Wait(cancellationToken);
        var text = _client.GetStringAsync(new Uri("https://acme.example"), cancellationToken).Result;
        Thread.Sleep(100);
        var again = _client.GetStringAsync(new Uri("https://acme.example"), cancellationToken).ConfigureAwait(false).GetAwaiter().GetResult();
        Task.WaitAll([Task.CompletedTask], cancellationToken);
        _client.GetStringAsync(new Uri("https://acme.example"), cancellationToken).Wait(cancellationToken);
        return Task.FromResult(new Alert { Id = text + again, Title = Title(ValueTask.FromResult("storm")) });
    }

    private static string Title(ValueTask<string> title) => title.Result + title.GetAwaiter().GetResult();
}
