using Slipway.Sdk.Plugins;

namespace Acme.Ops.Weather;

/// <summary>Weather warnings as alerts.</summary>
[Plugin("acme", "weather")]
public static partial class WeatherPlugin;
