namespace Slipway.Images.Tar;

/// <summary>Takes the bytes of a tar, written into its own memory so that nothing is copied twice.</summary>
internal interface ITarSink
{
    /// <summary>Where the next bytes go; never empty.</summary>
    Memory<byte> Room { get; }

    /// <summary>Says how many bytes were put there.</summary>
    ValueTask AdvanceAsync(int count, CancellationToken token);
}
