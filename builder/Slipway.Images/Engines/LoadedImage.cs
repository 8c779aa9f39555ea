namespace Slipway.Images.Engines;

/// <summary>An image that an engine has now.</summary>
/// <param name="Name">The name under which it is there.</param>
/// <param name="Id">The engine's id of it.</param>
/// <param name="Way">What had to be sent.</param>
/// <param name="Bytes">How many bytes were sent.</param>
public sealed record LoadedImage(ImageReference Name, string Id, LoadWay Way, long Bytes);
