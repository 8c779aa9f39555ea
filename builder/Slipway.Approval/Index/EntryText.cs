using System.Text;
using Slipway.Metadata;
using Slipway.Metadata.Index;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Index;

/// <summary>Entries of an index as text, written so that a person goes on with it.</summary>
internal static class EntryText
{
    private const string NoVersions = "  versions: []\n";

    /// <summary>A new entry without versions.</summary>
    public static string Of(PluginManifest plugin, string module, Tier tier) => $$"""
        # yaml-language-server: $schema={{WellKnown.SchemaUri("index-entry")}}
        apiVersion: {{WellKnown.ApiVersion}}
        kind: IndexEntry
        metadata: { publisher: {{QuotedText.Of(plugin.Publisher)}}, name: {{QuotedText.Of(plugin.Name)}} }
        spec:
          module: {{module}}
          tier: {{(int)tier}}
          owners:{{List("    ", plugin.Owners.Select(owner => $"{{ team: {QuotedText.Of(owner.Team)}, contact: {QuotedText.Of(owner.Contact)} }}"))}}
        """ + "\n" + NoVersions;

    /// <summary>The text with a version at the end of its list.</summary>
    public static string With(string text, IndexVersion version, int indent)
    {
        var item = Item(version, new string(' ', indent));
        return text.Contains(NoVersions, StringComparison.Ordinal)
            ? text.Replace(NoVersions, NoVersions.Replace(" []", "", StringComparison.Ordinal) + item, StringComparison.Ordinal)
            : text.TrimEnd('\n') + "\n" + item;
    }

    /// <summary>An image as an item of its list.</summary>
    public static string Line(IndexImage image) => $"{{ image: {QuotedText.Of(image.Reference)}, server: {QuotedText.Of(image.Server.ToString())} }}";

    /// <summary>A piece of evidence as an item of its list.</summary>
    public static string Line(Evidence piece) => $"{{ type: {piece.Type}, digest: \"{piece.Digest}\", location: {QuotedText.Of(piece.Location)} }}";

    private static string Item(IndexVersion version, string indent)
    {
        var fits = version.Compatibility!;
        var text = new StringBuilder();
        text.Append(indent).Append("- version: ").Append(QuotedText.Of(version.Version.ToString())).Append('\n');
        Add("contentHash: " + version.ContentHash);
        Add($"compatibility: {{ frameworkApi: {fits.FrameworkApi}, minServerVersion: {QuotedText.Of(fits.MinServerVersion!.ToString()!)}, maxServerVersion: {QuotedText.Of(fits.MaxServerVersion!.ToString()!)} }}");
        Add("images:" + List(indent + "    ", version.Images.Select(Line)));
        Add("evidence:" + List(indent + "    ", version.Evidence.Select(Line)));
        return text.ToString();

        void Add(string line) => text.Append(indent).Append("  ").Append(line).Append('\n');
    }

    private static string List(string indent, IEnumerable<string> items) =>
        items.ToList() is { Count: > 0 } all ? string.Concat(all.Select(item => $"\n{indent}- {item}")) : " []";
}
