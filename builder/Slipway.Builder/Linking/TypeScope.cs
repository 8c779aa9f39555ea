using System.Collections.Immutable;

namespace Slipway.Builder.Linking;

/// <summary>What stands for the type parameters in a signature; parameters that it says nothing of stay parameters.</summary>
internal readonly record struct TypeScope(ImmutableArray<TypeText> OfType, ImmutableArray<TypeText> OfMethod)
{
    /// <summary>Parameters stay parameters.</summary>
    public static TypeScope Open { get; } = new([], []);

    /// <summary>Whether nothing is replaced.</summary>
    public bool IsOpen => OfType.IsDefaultOrEmpty && OfMethod.IsDefaultOrEmpty;

    /// <summary>A scope of type arguments.</summary>
    public static TypeScope Of(ImmutableArray<TypeText> arguments) => new(arguments, []);
}
