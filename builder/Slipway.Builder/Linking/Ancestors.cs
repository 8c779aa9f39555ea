using System.Reflection;

namespace Slipway.Builder.Linking;

/// <summary>What a type is, beside itself: its bases and all interfaces.</summary>
internal static class Ancestors
{
    /// <summary>Whether a type is a constraint's; yes when a part of its ancestry is not there to be asked.</summary>
    public static bool Has(LinkType type, TypeText argument, TypeText constraint)
    {
        if (Same(argument, constraint))
        {
            return true;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<TypeText>([argument]);
        while (open.TryDequeue(out var one))
        {
            if (one.Type is not { } current)
            {
                return true;
            }

            var parent = current.BaseOf(one.Arguments);
            if (parent is null && !current.Definition.BaseType.IsNil)
            {
                return true;
            }

            foreach (var ancestor in current.InterfacesOf(one.Arguments).Concat(parent is null ? [] : [parent]))
            {
                if (Same(ancestor, constraint))
                {
                    return true;
                }

                if (seen.Add(ancestor.Text))
                {
                    open.Enqueue(ancestor);
                }
            }
        }

        return type.IsInterface && constraint.Type!.Name == "System.Object";
    }

    // With variance an IEnumerable of strings is one of objects; the definitions decide then.
    private static bool Same(TypeText one, TypeText constraint) =>
        one.Text == constraint.Text || (ReferenceEquals(one.Type, constraint.Type) && one.Type is { IsInterface: true } type && HasVariance(type));

    private static bool HasVariance(LinkType type) => type.Definition.GetGenericParameters()
        .Any(handle => (type.Assembly.Metadata.GetGenericParameter(handle).Attributes & GenericParameterAttributes.VarianceMask) != 0);
}
