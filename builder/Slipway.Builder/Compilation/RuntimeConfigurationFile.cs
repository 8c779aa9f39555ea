using System.Text.Json.Nodes;
using Slipway.Builder.Json;

namespace Slipway.Builder.Compilation;

/// <summary>NAME.runtimeconfig.json: the shared frameworks that the server runs on, and the runtime's settings.</summary>
internal static class RuntimeConfigurationFile
{
    public static byte[] Write() => CanonicalText.ReadableBytes(new JsonObject
    {
        ["runtimeOptions"] = new JsonObject
        {
            ["tfm"] = "net10.0",
            ["frameworks"] = new JsonArray(Framework("Microsoft.NETCore.App"), Framework("Microsoft.AspNetCore.App")),
            ["configProperties"] = new JsonObject
            {
                // A server of a few megabytes of live data: one heap serves it better than one a core.
                ["System.GC.Server"] = false,
                ["System.Globalization.Invariant"] = true,
                ["System.Reflection.Metadata.MetadataUpdater.IsSupported"] = false,
                ["System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization"] = false,
            },
        },
    });

    private static JsonObject Framework(string name) => new() { ["name"] = name, ["version"] = "10.0.0" };
}
