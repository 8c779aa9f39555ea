namespace Slipway.Metadata.Index;

/// <summary>A document that proves something about a version: what about, which bytes, and where they are.</summary>
/// <param name="Type">One of <see cref="EvidenceType"/>.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Location">A web address, an OCI reference or a path relative to the index.</param>
public sealed record Evidence(string Type, string Digest, string Location);
