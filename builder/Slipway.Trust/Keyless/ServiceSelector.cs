namespace Slipway.Trust.Keyless;

/// <summary>How many of the services of a kind must vouch for a signature.</summary>
/// <param name="Kind">Any one, all, or a number.</param>
/// <param name="Count">The number.</param>
public readonly record struct ServiceSelector(ServiceSelectorKind Kind, int Count);
