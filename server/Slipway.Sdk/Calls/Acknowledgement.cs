namespace Slipway.Sdk.Calls;

/// <summary>The answer of an operation that has nothing to say but that it is done.</summary>
public sealed class Acknowledgement
{
    private Acknowledgement()
    {
    }

    /// <summary>It is done.</summary>
    public static Acknowledgement Done { get; } = new();
}
