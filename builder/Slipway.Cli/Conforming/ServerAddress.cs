using Slipway.Cli.Verbs;
using Slipway.Conformance.Running;

namespace Slipway.Cli.Conforming;

/// <summary>A server that somebody else runs.</summary>
internal static class ServerAddress
{
    public static bool Is(string written) =>
        written.StartsWith("unix:/", StringComparison.Ordinal) || (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    public static OpenedSubject Of(string written, VerbRun run, string? profile) => profile is not null
        ? throw new UsageException($"--profile {profile} is for images", "of a server that runs, everything is checked that can be seen over HTTP and that only reads")
        : new OpenedSubject(new ConformanceSubject
        {
            Name = written,
            Profile = ConformanceProfile.Http,
            Address = written,
            BearerToken = run.Edge.Variable("OPSORCH_BEARER_TOKEN"),
            Clock = run.Edge.Clock,
        });
}
