namespace Slipway.Images.Registries;

/// <summary>Something that a registry wants its users to read, from a <c>Warning</c> header.</summary>
public sealed record RegistryWarning(string Registry, string Text);
