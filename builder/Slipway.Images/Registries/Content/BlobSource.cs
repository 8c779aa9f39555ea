namespace Slipway.Images.Registries.Content;

/// <summary>A blob that can be opened as often as needed, and where it is already if that is known.</summary>
internal sealed record BlobSource(Descriptor Descriptor, Func<CancellationToken, ValueTask<Checked<Stream>>> OpenAsync)
{
    /// <summary>Repositories that have it; one of the same registry spares the transfer.</summary>
    public IReadOnlyList<ImageReference> Places { get; init; } = [];
}
