using System.Reflection;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>What types say outright: this body is that method's.</summary>
internal static class Implementations
{
    /// <summary>Whether a type says that it implements a method, by a body that it has: an interface that makes a member abstract again says so without one.</summary>
    public static bool Has(LinkType type, LinkMethod wanted) =>
        type.Implementations.Any(one => ReferenceEquals(one.Method, wanted) && !IsAbstract(type, one.Body));

    /// <summary>The method that a body is said to be, if the type says so and the method is there.</summary>
    public static LinkMethod? Overridden(LinkType type, LinkMethod body) =>
        type.Implementations.Where(one => one.Body == body.Handle).Select(one => one.Method).FirstOrDefault(method => method is not null);

    /// <summary>Whether a type says of one of its bodies that it is another method's.</summary>
    public static bool Overrides(LinkType type, LinkMethod body) => type.Implementations.Any(one => one.Body == body.Handle);

    /// <summary>All that a type says: a body, and the method that it is, if that is there.</summary>
    public static IEnumerable<(EntityHandle Body, LinkMethod? Method)> Of(LinkType type) => type.Definition.GetMethodImplementations()
        .Select(type.Assembly.Metadata.GetMethodImplementation).Select(one => (one.MethodBody, MemberLookup.Method(type.Assembly, one.MethodDeclaration)));

    private static bool IsAbstract(LinkType type, EntityHandle body) =>
        body.Kind == HandleKind.MethodDefinition && (type.Assembly.Metadata.GetMethodDefinition((MethodDefinitionHandle)body).Attributes & MethodAttributes.Abstract) != 0;
}
