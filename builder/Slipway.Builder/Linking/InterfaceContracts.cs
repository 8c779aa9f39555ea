using System.Collections.Immutable;
using System.Reflection;

namespace Slipway.Builder.Linking;

/// <summary>Whether a type implements what the interfaces ask that it, or a base in its own assembly, lists; what other assemblies' bases list is theirs to keep.</summary>
internal static class InterfaceContracts
{
    public static void Check(LinkType type, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain, LinkReport report)
    {
        var all = Closure(chain.TakeWhile(parent => ReferenceEquals(parent.Type.Assembly, type.Assembly)).SelectMany(parent => parent.Type.InterfacesOf(parent.Arguments)));
        foreach (var listed in all)
        {
            foreach (var method in listed.Type!.Methods.Values.SelectMany(named => named).Where(method => method.IsAbstract))
            {
                // An interface that makes another's member abstract again asks for the other's.
                var wanted = Implementations.Overridden(listed.Type, method) ?? method;
                var askers = ReferenceEquals(wanted, method) ? [listed] : all.FindAll(other => ReferenceEquals(other.Type, wanted.Type));
                if (!askers.Exists(asker => IsImplemented(wanted, asker, chain)) && !all.Exists(other => Implementations.Has(other.Type!, wanted)))
                {
                    report(type.Handle, $"does not implement {DisplayText.Of(wanted)}, which {method.Type.Assembly.Owner} asks of it", Nearest(wanted, chain));
                }
            }
        }
    }

    /// <summary>Whether one of the interfaces of a type asks for a method.</summary>
    public static bool Ask(LinkType type, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain, LinkMethod method) =>
        Closure(chain.TakeWhile(parent => ReferenceEquals(parent.Type.Assembly, type.Assembly)).SelectMany(parent => parent.Type.InterfacesOf(parent.Arguments)))
            .Exists(listed => (listed.Type!.Methods.GetValueOrDefault(method.Name) ?? []).Exists(wanted => wanted.SignatureOf(listed.Arguments) == method.Signature));

    private static List<TypeText> Closure(IEnumerable<TypeText> listed)
    {
        var all = new Dictionary<string, TypeText>(StringComparer.Ordinal);
        var open = new Queue<TypeText>(listed);
        while (open.TryDequeue(out var one))
        {
            if (one is { Type: { } type, IsWhole: true } && all.TryAdd(one.Text, one))
            {
                foreach (var further in type.InterfacesOf(one.Arguments))
                {
                    open.Enqueue(further);
                }
            }
        }

        return [.. all.Values];
    }

    private static bool IsImplemented(LinkMethod wanted, TypeText listed, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain)
    {
        var signature = wanted.SignatureOf(listed.Arguments);
        var isStatic = (wanted.Definition.Attributes & MethodAttributes.Static) != 0;
        return chain.Any(one => (one.Type.Methods.GetValueOrDefault(wanted.Name) ?? []).Exists(method =>
            (method.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public && (isStatic || method.IsVirtual) && method.SignatureOf(one.Arguments) == signature)
            || Implementations.Has(one.Type, wanted));
    }

    private static string? Nearest(LinkMethod wanted, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain) =>
        chain.SelectMany(one => one.Type.Methods.GetValueOrDefault(wanted.Name) ?? []).FirstOrDefault() is { } found ? DisplayText.Of(found) : null;
}
