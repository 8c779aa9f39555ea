namespace Slipway.Builder.Linking;

/// <summary>What types say outright: this body is that method's.</summary>
internal static class Implementations
{
    /// <summary>Whether a type says that it implements a method.</summary>
    public static bool Has(LinkType type, LinkMethod wanted)
    {
        var metadata = type.Assembly.Metadata;
        foreach (var handle in type.Definition.GetMethodImplementations())
        {
            if (ReferenceEquals(MemberLookup.Method(type.Assembly, metadata.GetMethodImplementation(handle).MethodDeclaration), wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type says of one of its bodies that it is another method's.</summary>
    public static bool Overrides(LinkType type, LinkMethod body) => type.Definition.GetMethodImplementations()
        .Any(handle => type.Assembly.Metadata.GetMethodImplementation(handle).MethodBody == body.Handle);
}
