using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>What a plugin declares about a server, said so that one reason holds for many columns.</summary>
internal static class DeclaredVerdict
{
    /// <summary>Judges; the column says which version it is about, so the reason need not.</summary>
    public static Compatibility Of(DeclaredCompatibility? declared, MatrixServer server)
    {
        var verdict = Compatibility.Judge(declared, server.Version, server.FrameworkApis);
        return verdict.Reason is { } reason
            ? verdict with { Reason = reason.Replace($"server version {server.Version} is", "the server version is", StringComparison.Ordinal) }
            : verdict;
    }
}
