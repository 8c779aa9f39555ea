namespace Slipway.Generator.Plugin;

/// <summary>What the host hands to the constructor of a provider.</summary>
internal readonly record struct ConstructorArgument(bool IsConfiguration)
{
    public static ConstructorArgument Configuration { get; } = new(true);

    public static ConstructorArgument Context { get; } = new(false);
}
