using Slipway.Server.Access;

namespace Slipway.Server.Http;

/// <summary>A route of the server itself, apart from operations: exact path, read-only.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="Scope">What a caller must be allowed to do; null when everybody may.</param>
/// <param name="Handle">Answers.</param>
internal sealed record SystemRoute(string Path, Scope? Scope, Func<Exchange, ValueTask> Handle);
