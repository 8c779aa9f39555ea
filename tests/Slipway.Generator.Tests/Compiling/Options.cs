using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Slipway.Generator.Tests.Compiling;

/// <summary>What MSBuild hands to a generator besides sources: properties and additional files.</summary>
internal sealed class Options : AnalyzerConfigOptionsProvider
{
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableArray<AdditionalText> AdditionalTexts => [.. Files.Select(file => new TextFile(file.Path, file.Text))];

    public override AnalyzerConfigOptions GlobalOptions => new Values(Properties);

    /// <summary>The options of a host, with the lines of a projection if it has one.</summary>
    public static Options Host(params string[] lines) => new()
    {
        Properties = new Dictionary<string, string> { ["build_property.SlipwayHost"] = "true" },
        Files = lines.Length == 0 ? [] : [("obj/plugins.slipway", string.Join('\n', lines.Prepend("slipway-plugins/1")) + "\n")],
    };

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => properties.TryGetValue(key, out value);
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
