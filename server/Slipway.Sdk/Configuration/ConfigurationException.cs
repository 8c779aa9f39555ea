namespace Slipway.Sdk.Configuration;

/// <summary>A configuration that a provider cannot work with. It names every key that is wrong.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
    : Exception(string.Join("; ", problems))
{
    /// <summary>All problems.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; } = problems;
}
