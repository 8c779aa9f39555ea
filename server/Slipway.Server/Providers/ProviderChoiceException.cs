namespace Slipway.Server.Providers;

/// <summary>A provider cannot be made. Every problem is named, no value is shown.</summary>
internal sealed class ProviderChoiceException(IReadOnlyList<string> problems) : Exception(string.Join("; ", problems))
{
    public ProviderChoiceException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
