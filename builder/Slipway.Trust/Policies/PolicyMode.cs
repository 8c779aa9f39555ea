namespace Slipway.Trust.Policies;

/// <summary>What follows from a failed check.</summary>
public enum PolicyMode
{
    /// <summary>The image is refused.</summary>
    Enforce,

    /// <summary>It is reported, and the image passes: for the time until all images carry their evidence.</summary>
    Audit,

    /// <summary>Nothing is checked.</summary>
    Skip,
}
