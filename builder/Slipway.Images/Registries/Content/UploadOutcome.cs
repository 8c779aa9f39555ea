namespace Slipway.Images.Registries.Content;

/// <summary>How a blob came to be where it was to go.</summary>
internal enum UploadOutcome
{
    /// <summary>It was there.</summary>
    Present,

    /// <summary>The registry took it from another of its repositories.</summary>
    Mounted,

    /// <summary>It was sent.</summary>
    Sent,
}
