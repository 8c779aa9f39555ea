namespace Slipway.Sdk.Tasks.Reading;

/// <summary>One key of a provider's configuration, as its schema describes it.</summary>
internal sealed record ConfigurationKey(string Name, bool IsSecret, bool IsRequired, bool MayNameAHost);
