using Slipway.Builder.Bundles;
using Slipway.Builder.Manifest;
using Slipway.Builder.Policy;
using Slipway.Builder.Verification;
using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;

namespace Slipway.Builder.Diagnostics;

/// <summary>The formats that have a JSON Schema.</summary>
public static class Schemas
{
    /// <summary>The formats by name, in ordinal order.</summary>
    public static IReadOnlyList<DocumentShape> All { get; } =
        [.. new[] { ManifestShape.Document, PolicyShape.Document, VerifyPolicyShape.Document, BundleShape.Document, PluginShape.Document, IndexShape.Entry, IndexShape.Publisher }.OrderBy(shape => shape.Name, StringComparer.Ordinal)];
}
