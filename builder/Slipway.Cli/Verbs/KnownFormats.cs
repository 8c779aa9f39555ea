using Slipway.Builder.Diagnostics;
using Slipway.Conformance.Fixtures;
using Slipway.Metadata.Shapes;

namespace Slipway.Cli.Verbs;

/// <summary>Every format of which the command knows the shape.</summary>
internal static class KnownFormats
{
    /// <summary>The formats by name, in ordinal order.</summary>
    public static IReadOnlyList<DocumentShape> All { get; } = [.. Schemas.All.Append(FixtureShape.Document).OrderBy(shape => shape.Name, StringComparer.Ordinal)];
}
