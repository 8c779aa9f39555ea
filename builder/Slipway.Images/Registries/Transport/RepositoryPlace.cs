using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>A repository of a registry, and the addresses of what is in it.</summary>
internal sealed record RepositoryPlace(RegistryHost Host, string Repository)
{
    /// <summary>Registry and repository, as references and messages write them.</summary>
    public string Name => $"{Host.Name}/{Repository}";

    /// <summary>What writing asks for.</summary>
    public ScopeSet Push { get; } = ScopeSet.Push(Repository);

    /// <summary>What reading asks for; whoever is about to write asks for that at once and needs one token only.</summary>
    public ScopeSet Pull { get; private init; } = ScopeSet.Pull(Repository);

    /// <summary>The same repository for somebody who will write.</summary>
    public RepositoryPlace ForWriting() => this with { Pull = Push };

    /// <summary>The address of something below the repository.</summary>
    public Uri At(string rest) => new(Host.Address, $"v2/{Repository}/{rest}");
}
