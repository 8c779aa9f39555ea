using System.Reflection;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>What types say outright: this body is that method's.</summary>
internal static class Implementations
{
    /// <summary>Whether a type says that it implements a method, by a body that it has: an interface that makes a member abstract again says so without one.</summary>
    public static bool Has(LinkType type, LinkMethod wanted) => All(type)
        .Any(one => ReferenceEquals(MemberLookup.Method(type.Assembly, one.MethodDeclaration), wanted) && !IsAbstract(type, one.MethodBody));

    /// <summary>The method that a body is said to be, if the type says so and the method is there.</summary>
    public static LinkMethod? Overridden(LinkType type, LinkMethod body) => All(type).Where(one => one.MethodBody == body.Handle)
        .Select(one => MemberLookup.Method(type.Assembly, one.MethodDeclaration)).FirstOrDefault(method => method is not null);

    /// <summary>Whether a type says of one of its bodies that it is another method's.</summary>
    public static bool Overrides(LinkType type, LinkMethod body) => All(type).Any(one => one.MethodBody == body.Handle);

    private static IEnumerable<MethodImplementation> All(LinkType type) => type.Definition.GetMethodImplementations().Select(type.Assembly.Metadata.GetMethodImplementation);

    private static bool IsAbstract(LinkType type, EntityHandle body) =>
        body.Kind == HandleKind.MethodDefinition && (type.Assembly.Metadata.GetMethodDefinition((MethodDefinitionHandle)body).Attributes & MethodAttributes.Abstract) != 0;
}
