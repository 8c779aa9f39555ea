using Slipway.Sdk.Json;

namespace Slipway.Sdk.Logs;

/// <summary>A condition on one field of a log entry.</summary>
public sealed record LogFilter
{
    /// <summary>Name of the field.</summary>
    public string Field { get; init => field = Wire.Text(value); } = "";

    /// <summary>Comparison, such as = or !=.</summary>
    public string Operator { get; init => field = Wire.Text(value); } = "";

    /// <summary>Value to compare with.</summary>
    public string Value { get; init => field = Wire.Text(value); } = "";
}
