using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Slipway.Builder.Generation;

namespace Slipway.Builder.Compilation;

/// <summary>The projection as the generator receives it.</summary>
internal sealed class ProjectionText(string text) : AdditionalText
{
    public override string Path => "/_/" + PluginProjection.FileName;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
