namespace Slipway.Images.Registries.Credentials;

/// <summary>How credential files name registries: hosts, hosts with a path (podman), and Docker's old addresses.</summary>
internal static class RegistryKey
{
    /// <summary>Docker Hub's name in files and helpers of Docker.</summary>
    public const string DockerHub = "https://index.docker.io/v1/";

    /// <summary>The name by which helpers know a registry.</summary>
    public static string ForHelper(string registry) => registry == "docker.io" ? DockerHub : registry;

    /// <summary>The keys under which a repository's credential may stand, the most specific first.</summary>
    public static IEnumerable<string> Candidates(string registry, string repository)
    {
        for (var path = $"{registry}/{repository}"; path.Length > registry.Length; path = path[..path.LastIndexOf('/')])
        {
            yield return path;
        }

        yield return registry;
    }

    /// <summary>A key as it is compared: without scheme, without the API's version, Docker Hub under one name.</summary>
    public static string Normal(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? key : key[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..].TrimEnd('/'));
        host = host is "index.docker.io" or "registry-1.docker.io" ? "docker.io" : host;
        return scheme >= 0 || path is "" or "v1" or "v2" ? host : $"{host}/{path}";
    }
}
