namespace Slipway.Sdk.Capabilities;

/// <summary>What an operation does to the upstream.</summary>
public enum OperationEffect
{
    /// <summary>It changes nothing.</summary>
    Reads,

    /// <summary>It changes something.</summary>
    Writes,
}
