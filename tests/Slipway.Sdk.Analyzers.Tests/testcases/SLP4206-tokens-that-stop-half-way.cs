using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    private readonly HttpClient _client = context.CreateHttpClient();
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync();
        var text = await _client.GetStringAsync("https://acme.example");
        await Task.Delay(TimeSpan.FromSeconds(1), context.Clock);
        using var reader = new StreamReader(await _client.GetStreamAsync("https://acme.example", cancellationToken));
        var line = await reader.ReadLineAsync();
        string[] names = ["a", "b"];
        var all = await Task.WhenAll(names.Select(name => ReadAsync(name)));
        return new Alert { Id = text + line + string.Concat(all), Title = await Own("x"), Status = await NestedAsync() };

        async Task<string> NestedAsync() => await File.ReadAllTextAsync("alert");
    }

    private static Task<string> ReadAsync(string name, CancellationToken cancellationToken = default) => File.ReadAllTextAsync(name, cancellationToken);

    private static Task<string> Own(string name) => Task.FromResult(name);

    private static Task<string> Own(string name, CancellationToken cancellationToken) => File.ReadAllTextAsync(name, cancellationToken);
}
