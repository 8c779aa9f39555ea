using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;

namespace Slipway.Metadata.Shapes;

/// <summary>The formats of this room; each has its JSON Schema under docs/schemas.</summary>
public static class DocumentShapes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DocumentShape> All { get; } = [PluginShape.Document, IndexShape.Entry, IndexShape.Publisher];
}
