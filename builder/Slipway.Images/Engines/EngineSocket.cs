namespace Slipway.Images.Engines;

/// <summary>Where the sockets of engines are, as the variables of the process say.</summary>
public static class EngineSocket
{
    private const string Scheme = "unix://";

    /// <summary>The sockets to try for an engine, in order.</summary>
    public static IReadOnlyList<string> For(EngineKind kind, IReadOnlyDictionary<string, string> variables)
    {
        var runtime = variables.GetValueOrDefault("XDG_RUNTIME_DIR");
        var (named, own, system) = kind == EngineKind.Docker
            ? (variables.GetValueOrDefault("DOCKER_HOST"), "docker.sock", "/var/run/docker.sock")
            : (variables.GetValueOrDefault("CONTAINER_HOST"), "podman/podman.sock", "/run/podman/podman.sock");
        if (named?.StartsWith(Scheme, StringComparison.Ordinal) == true)
        {
            return [named[Scheme.Length..]];
        }

        if (string.IsNullOrEmpty(runtime))
        {
            return [system];
        }

        // Docker is usually the system's, podman the user's.
        var ofUser = Path.Combine(runtime, own);
        return kind == EngineKind.Docker ? [system, ofUser] : [ofUser, system];
    }
}
