namespace Slipway.Images.Registries.Content;

/// <summary>What a registry said when it took a manifest.</summary>
/// <param name="Conflict">It was not taken: somebody else wrote meanwhile.</param>
/// <param name="Subject">The subject that the registry has noted; a registry that knows of referrers says so.</param>
internal sealed record StoredManifest(bool Conflict, Digest? Subject);
