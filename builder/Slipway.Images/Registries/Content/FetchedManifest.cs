namespace Slipway.Images.Registries.Content;

/// <summary>A manifest as a registry delivered it: its digest is that of its bytes, whatever the registry says.</summary>
internal sealed record FetchedManifest(Descriptor Descriptor, ReadOnlyMemory<byte> Bytes, string? ETag)
{
    public Digest Digest => Descriptor.Digest;
}
