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
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limited.CancelAfter(TimeSpan.FromSeconds(5));
            var text = await _client.GetStringAsync("https://acme.example", limited.Token);
            await File.WriteAllTextAsync("seen", text, CancellationToken.None);
            return new Alert { Id = text, Title = await Of(static name => File.ReadAllTextAsync(name)) };
        }
        finally
        {
            await File.AppendAllTextAsync("done", "done");
            _gate.Release();
        }

        static async Task<string> Of(Func<string, Task<string>> read) => await read("x");
    }

    // There is no token to pass on.
    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(name);

    public static Task<string> FirstAsync() => ReadAsync("first");
}
