namespace Slipway.Images.Engines;

/// <summary>What an engine had to be sent.</summary>
public enum LoadWay
{
    /// <summary>Nothing: it had the image, which was only given the name.</summary>
    Present,

    /// <summary>The layers that it lacked.</summary>
    Sparse,

    /// <summary>Everything.</summary>
    Full,
}
