using System.Net;
using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Images.Engines;

/// <summary>An image as the body of a load: our archive, written into the socket, without the layers that the engine has.</summary>
internal sealed class ArchiveBody : HttpContent
{
    private readonly PackedImage _image;
    private readonly LayoutOptions _options;
    private readonly IReadOnlySet<Digest> _without;

    public ArchiveBody(Image image, ImageReference name, IReadOnlySet<Digest> without)
    {
        (_image, _without) = (PackedImage.Of(image), without);
        _options = new LayoutOptions { Tag = name.Tag!, Repository = name };
        Headers.ContentType = new("application/x-tar");
    }

    /// <summary>How many bytes were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>What was wrong with the image itself.</summary>
    public ImageProblem? Problem { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var counting = new CountingStream(stream);
        Problem = await ArchiveWriter.WriteToAsync(_image, counting, _options, _without, cancellationToken);
        Sent = counting.Written;
        if (Problem is not null)
        {
            throw new IOException(Problem.Message);
        }
    }
}
