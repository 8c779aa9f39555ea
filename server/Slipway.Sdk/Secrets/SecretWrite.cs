using Slipway.Sdk.Json;

namespace Slipway.Sdk.Secrets;

/// <summary>Stores one secret.</summary>
public sealed record SecretWrite
{
    /// <summary>Logical key.</summary>
    public string Key { get; init => field = Wire.Text(value); } = "";

    /// <summary>The value.</summary>
    public string Value { get; init => field = Wire.Text(value); } = "";
}
