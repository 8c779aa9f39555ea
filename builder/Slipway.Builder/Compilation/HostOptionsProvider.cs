using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Slipway.Builder.Compilation;

/// <summary>Tells the generator what a host project's properties tell it.</summary>
internal sealed class HostOptionsProvider : AnalyzerConfigOptionsProvider
{
    private readonly Options _options = new();

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == "build_property.SlipwayHost" ? "true" : null) is not null;
    }
}
