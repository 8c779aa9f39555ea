using System.Text.Json;
using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts(ProviderContext context) : IAlertProvider
{
    private readonly HttpClient _client = context.CreateHttpClient();

    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        var text = File.ReadAllText("alerts.json");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "https://acme.example");
        using var answer = _client.Send(asked, cancellationToken);
        using var stream = answer.Content.ReadAsStream(cancellationToken);
        using var document = JsonDocument.Parse(stream);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        string[] files = ["a", "b"];
        return new Alert { Id = reader.ReadToEnd(), Title = string.Concat(files.Select(file => File.ReadAllText(file))), Status = text };
    }

    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Pages.Of(File.ReadAllLines("alerts").Select(line => new Alert { Id = line }), request.Limit));
}
