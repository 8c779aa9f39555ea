namespace Slipway.Server.Hosting;

/// <summary>What the operating system gives to a server. It is the one place that asks for it.</summary>
internal sealed record HostEnvironment
{
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Opens standard error, for log and audit.</summary>
    public required Func<Stream> OpenStandardError { get; init; }

    /// <summary>Where answers to the command line go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where failures of the command line go.</summary>
    public required TextWriter Error { get; init; }
}
