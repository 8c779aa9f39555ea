namespace Slipway.Builder.Bundles;

/// <summary>Which package a file of a bundle is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version as NuGet normalises it.</param>
/// <param name="ContentHash">NuGet's content hash: its identity, whoever signed the file anew.</param>
public sealed record BundledPackage(string Id, string Version, string ContentHash);
