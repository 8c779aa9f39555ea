namespace Slipway.Conformance.Running;

/// <summary>A check cannot be tried, since something that another check is about does not work.</summary>
internal sealed class CheckBlockedException(string reason) : Exception(reason);
