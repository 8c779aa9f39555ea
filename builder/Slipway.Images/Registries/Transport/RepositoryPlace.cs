using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>A repository of a registry, and the addresses of what is in it.</summary>
internal sealed record RepositoryPlace(RegistryHost Host, string Repository)
{
    /// <summary>Registry and repository, as references and messages write them.</summary>
    public string Name => $"{Host.Name}/{Repository}";

    public ScopeSet Pull { get; } = ScopeSet.Pull(Repository);

    public ScopeSet Push { get; } = ScopeSet.Push(Repository);

    /// <summary>The address of something below the repository.</summary>
    public Uri At(string rest) => new(Host.Address, $"v2/{Repository}/{rest}");
}
