namespace Slipway.Approval.Plan;

/// <summary>A row of the matrix for one server version: whether a plugin fits it by what it declares, by its references, and by a conformance report.</summary>
/// <param name="Plugin">The plugin, <c>publisher/name version</c>.</param>
/// <param name="Server">The server version.</param>
/// <param name="Declared">What its plugin.yaml comes to.</param>
/// <param name="Linked">Whether all that it refers to is in that server.</param>
/// <param name="Proven">Whether a conformance report is bound to both, or why not.</param>
public sealed record PluginFit(string Plugin, string Server, string Declared, string Linked, string Proven);
