using Slipway.Generator.Symbols;

namespace Slipway.Generator.Plugin;

/// <summary>A plugin type as its author declared it.</summary>
internal sealed record PluginDeclaration(string Publisher, string Name, DeclaredType Type)
{
    public string Identity => $"{Publisher}/{Name}";
}
