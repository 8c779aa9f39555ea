using System.Diagnostics.CodeAnalysis;
using Slipway.Images.Host;
using Slipway.Trust;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The files of a base <c>host</c>, read where they were copied from; their digests are known already.</summary>
internal sealed class HostTree(IReadOnlyList<HostFile> files) : IFileTree
{
    private readonly Dictionary<string, HostFile> _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyList<string> Paths { get; } = [.. files.Select(file => file.Path).Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public bool TryOpen(string path, [NotNullWhen(true)] out Stream? content)
    {
        content = _files.TryGetValue(path, out var file) ? File.OpenRead(file.SourcePath) : null;
        return content is not null;
    }

    /// <inheritdoc />
    public Sha256Digest? DigestOf(string path) => _files.TryGetValue(path, out var file) ? Sha256Digest.Parse(file.Digest.ToString()) : null;
}
