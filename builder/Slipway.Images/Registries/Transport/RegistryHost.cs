namespace Slipway.Images.Registries.Transport;

/// <summary>A registry as references name it, and where its interface is.</summary>
internal sealed record RegistryHost(string Name, Uri Address)
{
    private const string DockerHub = "docker.io";

    /// <summary>Whether it is spoken to without TLS.</summary>
    public bool IsPlain => Address.Scheme == Uri.UriSchemeHttp;

    public static RegistryHost Of(string registry, IReadOnlySet<string> insecure)
    {
        var authority = registry == DockerHub ? "registry-1.docker.io" : registry;
        var secure = new Uri($"https://{authority}/");
        var isPlain = insecure.Contains(registry) || HostKinds.Of(secure) == HostKind.Loopback;
        return new RegistryHost(registry, isPlain ? new Uri($"http://{authority}/") : secure);
    }

    /// <summary>Whether an address is this very registry: scheme, host and port.</summary>
    public bool Owns(Uri address) =>
        address.Scheme == Address.Scheme && address.Authority.Equals(Address.Authority, StringComparison.OrdinalIgnoreCase);
}
