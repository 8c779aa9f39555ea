namespace Slipway.Generator.Configuration;

/// <summary>A word that operators write, and the enum member that it means.</summary>
internal sealed record KeyWord(string Text, string Member);
