using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>One repository, opened: its manifests, blobs and lists.</summary>
internal sealed class RegistryRepository(RegistryClient client, RegistryHttp http, RepositoryPlace place)
{
    public RegistryClient Client => client;

    public RepositoryPlace Place => place;

    public ManifestStore Manifests { get; } = new(http, place);

    public BlobDownloads Downloads { get; } = new(client, http, place);

    public BlobUploads Uploads { get; } = new(client, http, place);

    public PagedLists Lists { get; } = new(http, place);

    /// <summary>A reference to something in the repository.</summary>
    public string NameOf(string version) => place.Name + (version.Contains(':', StringComparison.Ordinal) ? "@" : ":") + version;
}
