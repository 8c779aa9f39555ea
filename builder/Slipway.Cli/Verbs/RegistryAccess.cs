using Slipway.Images;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Credentials;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary>How verbs speak to registries: with the user's credentials, and without TLS only where that was said.</summary>
internal static class RegistryAccess
{
    private const string Insecure = "SLIPWAY_INSECURE_REGISTRIES";

    /// <summary>A client for one run; offline, one that opens no socket.</summary>
    public static RegistryClient Open(VerbRun run, bool offline = false)
    {
        var edge = run.Edge;
        return new RegistryClient(new RegistryOptions
        {
            Offline = offline,
            Time = edge.Clock,
            Jitter = edge.Jitter,
            Proxy = edge.Proxy,
            Credentials = new CredentialFiles(new CredentialEnvironment(edge.Variable("HOME") ?? edge.WorkingFolder, edge.Environment)),
            Insecure = (edge.Variable(Insecure) ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Waiting = run.Quiet ? null : host => edge.Error.WriteLine($"slipway: waiting for {host} to answer"),
            Warn = warning => edge.Error.WriteLine($"slipway: {warning.Registry} warns: {warning.Text}"),
        });
    }

    /// <summary>A reference that begins with its registry: a mistyped path must not become a name at a public registry.</summary>
    public static ImageReference Parse(string written) =>
        TryParse(written) ?? throw new UsageException($"{written} is no image in a registry", "write REGISTRY/REPOSITORY:TAG, the registry always with its host");

    /// <summary>The same, or null for what names no registry.</summary>
    public static ImageReference? TryParse(string written)
    {
        var first = written.Split('/')[0];
        return first.Length < written.Length && (first.Contains('.') || first.Contains(':') || first == "localhost") && ImageReference.TryParse(written, out var reference)
            ? reference
            : null;
    }

    /// <summary>The value, or null after its problems were told to the run.</summary>
    public static T? Take<T>(VerbRun run, Checked<T> answer)
        where T : class
    {
        run.Diagnostics.AddRange(answer.Problems.Select(problem => new Diagnostic(
            problem.Id, DiagnosticSeverity.Error, $"{problem.Subject}: {problem.Message.TrimEnd('.')}", null, problem.Remedy.TrimEnd('.'))));
        return answer.Ok ? answer.Value : null;
    }
}
