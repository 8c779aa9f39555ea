using Slipway.Sdk.Configuration;

namespace Shared;

/// <summary>Shared.</summary>
[Configuration]
public sealed partial record SharedConfiguration;
