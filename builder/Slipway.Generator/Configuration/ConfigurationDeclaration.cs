using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>A configuration record as its author declared it.</summary>
/// <param name="Type">The record.</param>
/// <param name="Keys">Its keys, inherited ones first, then in the order of declaration.</param>
internal sealed record ConfigurationDeclaration(DeclaredType Type, EquatableArray<ConfigurationKey> Keys);
