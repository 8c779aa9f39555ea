using Slipway.Builder.Resolution;

namespace Slipway.Builder.Generation;

/// <summary>A server as source: what registers its plugins and states its composition. The same files make an ordinary project.</summary>
/// <param name="Resolved">What it is made of.</param>
/// <param name="Program">Program.cs.</param>
/// <param name="Composition">Composition.cs: name, version and digests as assembly attributes.</param>
/// <param name="Projection">plugins.slipway: the manifest's plugins for the generator, with their places in the YAML.</param>
public sealed record GeneratedServer(ResolvedServer Resolved, string Program, string Composition, string Projection)
{
    /// <summary>The name of the assembly.</summary>
    public string AssemblyName => Resolved.Manifest.Name;
}
