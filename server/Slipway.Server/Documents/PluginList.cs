using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Plugins;
using Slipway.Server.Hosting;
using Slipway.Server.Http;
using Slipway.Server.Providers;

namespace Slipway.Server.Documents;

/// <summary><c>GET /plugins</c>: what the server is made of and what of it is in use.</summary>
internal sealed class PluginList(ServerParts parts)
{
    public ValueTask SendAsync(Exchange exchange) => Answers.SendAsync(exchange, 200, this, static (writer, list) => list.Write(writer));

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("apiVersion"u8, "slipway.dev/v1alpha1"u8);
        writer.WriteString("kind"u8, "PluginList"u8);
        WriteServer(writer);
        writer.WriteStartArray("plugins"u8);
        foreach (var plugin in parts.Catalog.Plugins)
        {
            WriteCompiled(writer, plugin.Description);
        }

        foreach (var group in StdioPlugins())
        {
            WriteStdio(writer, group.Key, [.. group]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteServer(Utf8JsonWriter writer)
    {
        var identity = parts.Composition.Identity;
        writer.WriteStartObject("server"u8);
        writer.WriteString("version"u8, identity.Version);
        writer.WriteStartArray("frameworkApis"u8);
        writer.WriteStringValue(FrameworkV1.Name);
        writer.WriteEndArray();
        writer.WriteString("imageDigest"u8, parts.Settings.ImageDigest);
        writer.WriteString("manifestDigest"u8, identity.ManifestDigest);
        writer.WriteString("lockDigest"u8, identity.LockDigest);
        writer.WriteEndObject();
    }

    private void WriteCompiled(Utf8JsonWriter writer, PluginDescription plugin)
    {
        writer.WriteStartObject();
        writer.WriteString("publisher"u8, plugin.Publisher);
        writer.WriteString("name"u8, plugin.Name);
        writer.WriteString("version"u8, plugin.Version);
        writer.WriteStartObject("package"u8);
        writer.WriteString("id"u8, plugin.PackageId);
        writer.WriteString("sha512"u8, plugin.PackageHash);
        writer.WriteEndObject();
        writer.WriteString("runtime"u8, "compiled"u8);
        writer.WriteNumber("tier"u8, plugin.Tier);
        writer.WriteString("status"u8, plugin.Status);
        WriteTexts(writer, "permissions"u8, plugin.Permissions);
        writer.WriteStartArray("providers"u8);
        var isActive = false;
        var providers = parts.Composition.Apis.SelectMany(api => parts.Catalog.Of(api.Capability.Name));
        foreach (var provider in providers.Where(found => found.Plugin == plugin))
        {
            isActive |= WriteProvider(writer, provider.Registration);
        }

        writer.WriteEndArray();
        writer.WriteString("state"u8, isActive ? "ready"u8 : "unused"u8);
        writer.WriteEndObject();
    }

    private bool WriteProvider(Utf8JsonWriter writer, ProviderRegistration provider)
    {
        var slot = parts.Providers.All.First(slot => slot.Capability.Name == provider.Capability);
        var active = slot.Provider is { Program: null } current && current.Name == provider.Name;
        writer.WriteStartObject();
        writer.WriteString("capability"u8, provider.Capability);
        writer.WriteString("name"u8, provider.Name);
        WriteTexts(writer, "operations"u8, provider.Operations);
        writer.WriteBoolean("active"u8, active);
        writer.WriteEndObject();
        return active;
    }

    // A provider may be replaced meanwhile: each slot is looked at once.
    private IEnumerable<IGrouping<string, (Capability Capability, ActiveProvider Provider)>> StdioPlugins() => parts.Providers.All
        .Select(slot => (slot.Capability, slot.Provider!))
        .Where(served => served.Item2?.Program is not null)
        .GroupBy(served => Path.GetFileName(served.Item2.Program!))
        .OrderBy(group => group.Key, StringComparer.Ordinal);

    // A program says nothing about itself: what is not known is null.
    private static void WriteStdio(Utf8JsonWriter writer, string name, IReadOnlyList<(Capability Capability, ActiveProvider Provider)> served)
    {
        writer.WriteStartObject();
        writer.WriteNull("publisher"u8);
        writer.WriteString("name"u8, name);
        writer.WriteNull("version"u8);
        writer.WriteNull("package"u8);
        writer.WriteString("runtime"u8, "stdio"u8);
        writer.WriteNull("tier"u8);
        writer.WriteNull("status"u8);
        WriteTexts(writer, "permissions"u8, []);
        writer.WriteStartArray("providers"u8);
        foreach (var (capability, provider) in served)
        {
            writer.WriteStartObject();
            writer.WriteString("capability"u8, capability.Name);
            writer.WriteString("name"u8, provider.Name);
            WriteTexts(writer, "operations"u8, capability.Operations.Select(operation => operation.ShortName));
            writer.WriteBoolean("active"u8, true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("state"u8, served.Select(one => one.Provider.State).Max());
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
