using System.Collections.Immutable;

namespace Slipway.Builder.Linking;

/// <summary>An assembly of a package.</summary>
/// <param name="Name">Its simple name: the file's.</param>
/// <param name="Owner">The package that brings it, as messages name it.</param>
/// <param name="Read">Gives its bytes, when the first reference asks for them.</param>
internal sealed record LinkSource(string Name, string Owner, Func<ImmutableArray<byte>> Read);
