namespace Slipway.Builder.Linking;

/// <summary>Who uses something.</summary>
/// <param name="Name">The type, or the type and its member.</param>
/// <param name="IsAttribute">Whether only an attribute does, which nothing reads unless it is asked for.</param>
internal sealed record Usage(string Name, bool IsAttribute);
