using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Slipway.Generator.Equality;
using Slipway.Generator.Host;

namespace Slipway.Generator.Emission;

/// <summary>Writes the table of a host: as code that registers, and as assembly attributes for whoever only reads.</summary>
internal static class HostSource
{
    private const string Space = "global::Slipway.Sdk.Plugins.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string MetadataKey = "dev.slipway.plugin";

    public static SourceText Write(EquatableArray<HostPlugin> table)
    {
        var code = CodeText.File();
        foreach (var plugin in table)
        {
            code.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"{MetadataKey}\", {CodeText.Literal(Row(plugin))})]");
        }

        code.Line(table.Count > 0 ? "" : "// No plugin is compiled in.")
            .Line("namespace Slipway.Generated;")
            .Line()
            .Line("/// <summary>The plugins that are compiled into this server.</summary>")
            .Line(CodeText.GeneratedCode)
            .Line("public static class Plugins").Open()
            .Line("/// <summary>All of them, ordinally by publisher and name.</summary>")
            .Line($"public static {List}<{Space}CompiledPlugin> All {{ get; }} =")
            .Open("[");
        foreach (var plugin in table)
        {
            WritePlugin(code, plugin);
        }

        return code.Close("];").Close().ToSourceText();
    }

    private static void WritePlugin(CodeText code, HostPlugin plugin) => code
        .Open($"new {Space}CompiledPlugin(")
        .Line($"new {Space}PluginDescription").Open()
        .Line($"Publisher = {CodeText.Literal(plugin.Publisher)},")
        .Line($"Name = {CodeText.Literal(plugin.Name)},")
        .Line($"Version = {CodeText.Literal(plugin.Version)},")
        .Line($"PackageId = {CodeText.Literal(plugin.PackageId)},")
        .Line($"PackageHash = {CodeText.Literal(plugin.PackageHash)},")
        .Line($"Tier = {plugin.Tier.ToString(CultureInfo.InvariantCulture)},")
        .Line($"FrameworkApi = {CodeText.Literal(plugin.FrameworkApi)},")
        .Line($"Providers = {CodeText.Literals(plugin.Providers)},")
        .Line($"Permissions = {CodeText.Literals(plugin.Permissions)},")
        .Line($"OutboundHosts = {CodeText.Literals(plugin.OutboundHosts)},")
        .Close("},")
        .Line($"{plugin.Type}.Register),")
        .Close("");

    private static string Row(HostPlugin plugin) => string.Join(
        "\t",
        plugin.Identity, plugin.Version, plugin.PackageId, plugin.PackageHash,
        plugin.Tier.ToString(CultureInfo.InvariantCulture), plugin.FrameworkApi, string.Join(",", plugin.Providers));
}
