using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

public sealed record Answer(string Result);

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    private readonly HttpClient _client = context.CreateHttpClient();
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        var first = _client.GetStringAsync(new Uri("https://acme.example"), cancellationToken);
        var second = _client.GetStringAsync(new Uri("https://acme.example"), cancellationToken);
        await Task.WhenAll(first, second);
        string[] names = ["a", "b"];
        var tasks = names.Select(name => _client.GetStringAsync(new Uri("https://acme.example/" + name), cancellationToken)).ToArray();
        await Task.WhenAll(tasks);
        await Task.Delay(TimeSpan.FromSeconds(1), context.Clock, cancellationToken);
        if (_gate.Wait(0, cancellationToken) || _gate.Wait(TimeSpan.Zero, cancellationToken))
        {
            _gate.Release();
        }

        return new Alert
        {
            Id = new Answer("x").Result,
            Title = first.Result + second.GetAwaiter().GetResult() + string.Concat(tasks.Select(task => task.Result)),
            Status = Now(ValueTask.FromResult(nameof(Task<int>.Result))),
        };
    }

    private static string Now(ValueTask<string> title) => title.IsCompletedSuccessfully ? title.Result : "";
}
