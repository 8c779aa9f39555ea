namespace Slipway.Images.Registries.Content;

/// <summary>How a blob came to be where it was to go.</summary>
internal sealed record UploadedBlob(UploadOutcome Outcome, long Sent);
