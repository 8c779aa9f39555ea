namespace Slipway.Server.Hosting;

/// <summary>The server cannot start. It names everything that is wrong.</summary>
internal sealed class StartFailure(IReadOnlyList<string> problems) : Exception(string.Join("; ", problems))
{
    public StartFailure(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
