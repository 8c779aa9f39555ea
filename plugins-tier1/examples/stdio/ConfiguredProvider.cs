using System.Text.Json;

namespace Slipway.Examples.Stdio;

/// <summary>The provider of the configuration that requests bring; made anew when they bring another.</summary>
internal sealed class ConfiguredProvider(Func<JsonElement, object> create)
{
    private static readonly JsonElement None = JsonElement.Parse("{}");

    private string? _configuration;
    private object? _provider;

    /// <summary>The provider for a request.</summary>
    public object For(JsonElement request)
    {
        var configuration = request.TryGetProperty("config", out var given) && given.ValueKind != JsonValueKind.Null ? given : None;
        var text = configuration.GetRawText();
        if (_provider is null || text != _configuration)
        {
            _provider = create(configuration.Clone());
            _configuration = text;
        }

        return _provider;
    }
}
