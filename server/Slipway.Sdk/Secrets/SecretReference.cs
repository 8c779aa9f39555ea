using Slipway.Sdk.Json;

namespace Slipway.Sdk.Secrets;

/// <summary>Names one secret.</summary>
public sealed record SecretReference
{
    /// <summary>Logical key.</summary>
    public string Key { get; init => field = Wire.Text(value); } = "";
}
