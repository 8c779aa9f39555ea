using Slipway.Sdk.Json;

namespace Slipway.Sdk.Alerts;

/// <summary>Names one alert.</summary>
public sealed record AlertReference
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";
}
