using System.Collections.Immutable;
using System.Reflection;

namespace Slipway.Builder.Linking;

/// <summary>Whether the types of an assembly keep what bases and interfaces ask of them: each abstract member implemented, nothing overridden that is not there or is sealed.</summary>
internal static class TypeContracts
{
    private const string FSharp = "FSharp.Core";

    public static void Check(LinkAssembly subject, LinkReport report)
    {
        foreach (var type in subject.Types.Where(type => !type.IsInterface && !type.Definition.BaseType.IsNil))
        {
            var chain = MemberLookup.Chain(type, out var isWhole);
            if (chain.Count > 1 && !ReferenceEquals(chain[1].Type.Assembly, subject))
            {
                Base(type, chain[1].Type, report);
            }

            // Delegates are written by the runtime.
            if (isWhole && type.Base?.Type?.Name != "System.MulticastDelegate")
            {
                Overrides(type, chain, report);
                if (!type.IsAbstract)
                {
                    AbstractMembers(type, chain, report);
                    InterfaceContracts.Check(type, chain, report);
                }
            }
        }
    }

    private static void Base(LinkType type, LinkType parent, LinkReport report)
    {
        if (parent.IsSealed)
        {
            report(type.Handle, $"derives from {parent.Name}, which is sealed in {parent.Assembly.Owner}", null);
        }
        else if (parent.IsInterface)
        {
            report(type.Handle, $"derives from {parent.Name}, which is an interface in {parent.Assembly.Owner}", null);
        }
    }

    private static void AbstractMembers(LinkType type, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain, LinkReport report)
    {
        for (var depth = 1; depth < chain.Count; depth++)
        {
            var (parent, arguments) = chain[depth];
            foreach (var wanted in !parent.IsAbstract ? [] : parent.Methods.Values.SelectMany(named => named).Where(method => method.IsAbstract))
            {
                var signature = wanted.SignatureOf(arguments);
                if (!chain.Take(depth).Any(heir => Overrider(heir, wanted.Name, signature) is not null || Implementations.Has(heir.Type, wanted)))
                {
                    report(type.Handle, $"does not implement {DisplayText.Of(wanted)}, which {parent.Assembly.Owner} asks of it", null);
                }
            }
        }
    }

    // Only what reuses a slot overrides; a method that the base no longer has would never be called. F# reuses slots that are not there.
    private static void Overrides(LinkType type, IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> chain, LinkReport report)
    {
        foreach (var method in type.Methods.Values.SelectMany(named => named)
            .Where(method => method.IsVirtual && (method.Definition.Attributes & (MethodAttributes.NewSlot | MethodAttributes.Static)) == 0 && method.Name != "Finalize"))
        {
            var found = chain.Skip(1).Select(parent => (parent.Type.Methods.GetValueOrDefault(method.Name) ?? [])
                .Find(candidate => candidate.IsVirtual && candidate.SignatureOf(parent.Arguments) == method.Signature)).FirstOrDefault(candidate => candidate is not null);
            if (found is null && !IsFSharp(type.Assembly) && !Implementations.Overrides(type, method) && !InterfaceContracts.Ask(type, chain, method))
            {
                report(type.Handle, $"overrides {DisplayText.Of(method)}, and no base of it has that as a virtual method", null);
            }
            else if (found is { IsFinal: true })
            {
                report(type.Handle, $"overrides {DisplayText.Of(found)}, which is sealed in {found.Type.Assembly.Owner}", null);
            }
        }
    }

    private static bool IsFSharp(LinkAssembly assembly) => assembly.Name == FSharp
        || assembly.Metadata.AssemblyReferences.Any(handle => assembly.Metadata.StringComparer.Equals(assembly.Metadata.GetAssemblyReference(handle).Name, FSharp));

    private static LinkMethod? Overrider((LinkType Type, ImmutableArray<TypeText> Arguments) heir, string name, string signature) =>
        (heir.Type.Methods.GetValueOrDefault(name) ?? []).Find(method =>
            method.IsVirtual && (method.Definition.Attributes & MethodAttributes.NewSlot) == 0 && method.SignatureOf(heir.Arguments) == signature);
}
