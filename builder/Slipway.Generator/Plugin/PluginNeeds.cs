using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>What plugin.yaml says that a plugin needs of its host, as the additional file <c>plugin.slipway</c> tells the generator.</summary>
/// <param name="Path">The file itself.</param>
/// <param name="Permissions">The permissions, in the order of the file.</param>
/// <param name="OutboundHosts">The hosts that it talks to, in the order of the file.</param>
/// <param name="Problems">The lines that are malformed.</param>
internal sealed record PluginNeeds(
    string Path, EquatableArray<string> Permissions, EquatableArray<string> OutboundHosts, EquatableArray<Problem> Problems)
{
    public const string FileName = "plugin.slipway";

    private static readonly PluginNeeds None = new("", default, default, default);

    public static bool IsOne(AdditionalText file) => System.IO.Path.GetFileName(file.Path) == FileName;

    /// <summary>The one file of a project; nothing without a file, a problem with several.</summary>
    public static PluginNeeds OnlyOne(ImmutableArray<PluginNeeds> files)
    {
        if (files.IsEmpty)
        {
            return None;
        }

        var further = files.Skip(1).Select(file =>
            Problem.Of(PluginRules.Needs, Place.At(file.Path, 1, 1), $"{files[0].Path} is another one"));
        return files[0] with { Problems = files[0].Problems.Concat(further).ToEquatableArray() };
    }
}
