using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>The build manifest as the generator is told it: the additional file <c>plugins.slipway</c>.</summary>
/// <param name="Path">The file itself.</param>
/// <param name="Plugins">The plugins of the lines that are well-formed.</param>
/// <param name="Problems">The lines that are not.</param>
internal sealed record Projection(string Path, EquatableArray<ProjectedPlugin> Plugins, EquatableArray<Problem> Problems)
{
    public const string FileName = "plugins.slipway";

    public static bool IsOne(AdditionalText file) => System.IO.Path.GetFileName(file.Path) == FileName;

    /// <summary>A place for what concerns no line: the start of the YAML file, as far as it is known.</summary>
    public Place Start => Place.At(Plugins.Count > 0 ? Plugins[0].Place!.Path : Path, 1, 1);
}
