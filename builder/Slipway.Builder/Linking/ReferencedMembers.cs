using System.Reflection.Metadata;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Linking;

/// <summary>Whether the methods and fields are there that an assembly names, with the signatures that it knows, and may be used by it.</summary>
internal static class ReferencedMembers
{
    public static void Check(LinkAssembly subject, LinkReport report)
    {
        var metadata = subject.Metadata;
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            // Arrays make their methods up; what is missing of a type that is itself missing is said already.
            if (member.Parent.Kind is HandleKind.TypeReference or HandleKind.TypeSpecification or HandleKind.TypeDefinition
                && subject.Signatures.Type(member.Parent, TypeScope.Open)?.Type is { } type)
            {
                if (member.GetKind() == MemberReferenceKind.Field)
                {
                    Field(subject, (handle, member), type, report);
                }
                else
                {
                    Method(subject, (handle, member), type, report);
                }
            }
        }
    }

    private static void Field(LinkAssembly subject, (MemberReferenceHandle Handle, MemberReference Row) member, LinkType type, LinkReport report)
    {
        var expected = member.Row.DecodeFieldSignature(subject.Signatures, TypeScope.Open);
        var name = subject.Metadata.GetString(member.Row.Name);
        if (!expected.IsWhole)
        {
            return;
        }

        var field = MemberLookup.Field(type, name, expected.Text, out var isSure);
        if (field is null && isSure)
        {
            var other = MemberLookup.Chain(type, out _).Select(parent => parent.Type.Fields.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            report(member.Handle, other is null
                ? $"uses the field {type.Name}.{name}, which {type.Assembly.Owner} does not have"
                : $"uses the field {type.Name}.{name}, which has another type in {type.Assembly.Owner}", other is null ? NearestName(type, name) : null);
        }
        else if (field is not null && !field.IsVisibleTo(subject))
        {
            report(member.Handle, $"uses the field {type.Name}.{name}, which {type.Assembly.Owner} keeps to itself", null);
        }
    }

    private static void Method(LinkAssembly subject, (MemberReferenceHandle Handle, MemberReference Row) member, LinkType type, LinkReport report)
    {
        var signature = member.Row.DecodeMethodSignature(subject.Signatures, TypeScope.Open);
        var (expected, isWhole) = SignatureReader.Text(signature);
        if (!isWhole || signature.Header.CallingConvention == SignatureCallingConvention.VarArgs)
        {
            return;
        }

        var name = subject.Metadata.GetString(member.Row.Name);
        var method = MemberLookup.Method(type, name, expected, out var isSure);
        if (method is null && isSure)
        {
            Missing(subject, member, type, report);
        }
        else if (method is not null && !method.IsVisibleTo(subject))
        {
            report(member.Handle, $"calls {DisplayText.Of(method)}, which {type.Assembly.Owner} keeps to itself", null);
        }
    }

    private static void Missing(LinkAssembly subject, (MemberReferenceHandle Handle, MemberReference Row) member, LinkType type, LinkReport report)
    {
        var name = subject.Metadata.GetString(member.Row.Name);
        var shown = DisplayText.Of(subject.Metadata, member.Row, type.Name);
        var others = (type.IsInterface ? [type] : MemberLookup.Chain(type, out _).Select(parent => parent.Type))
            .SelectMany(parent => parent.Methods.GetValueOrDefault(name) ?? []).Where(method => method.IsVisibleTo(subject)).ToList();
        var near = others.OrderBy(method => DisplayText.Of(method) == shown ? 0 : 1)
            .ThenBy(method => Math.Abs(method.Definition.GetParameters().Count - member.Row.DecodeMethodSignature(subject.Signatures, TypeScope.Open).ParameterTypes.Length))
            .ThenBy(DisplayText.Of, StringComparer.Ordinal).FirstOrDefault();
        if (near is not null && DisplayText.Of(near) == shown)
        {
            report(member.Handle, $"calls {shown} and expects {DisplayText.ResultOf(member.Row)}{Way(subject, member.Row)}; in {type.Assembly.Owner} it gives {DisplayText.ResultOf(near)}{Way(near)}", null);
            return;
        }

        report(member.Handle, $"calls {shown}, which {type.Assembly.Owner} does not have", near is not null ? DisplayText.Of(near) : NearestName(type, name));
    }

    // A method that became static, or an instance's, has the same look.
    private static string Way(LinkAssembly subject, MemberReference member) => member.DecodeMethodSignature(subject.Signatures, TypeScope.Open).Header.IsInstance ? " of an instance" : " of the type";

    private static string Way(LinkMethod method) => (method.Definition.Attributes & System.Reflection.MethodAttributes.Static) == 0 ? " of an instance" : " of the type";

    private static string? NearestName(LinkType type, string name)
    {
        var types = MemberLookup.Chain(type, out _).Select(parent => parent.Type).ToList();
        var bare = Bare(name);
        var methods = types.SelectMany(parent => parent.Methods.Values.SelectMany(named => named)).Where(method => (method.Definition.Attributes & System.Reflection.MethodAttributes.Public) == System.Reflection.MethodAttributes.Public).ToList();
        var near = DidYouMean.Find(bare, methods.Select(method => Bare(method.Name)).Concat(types.SelectMany(parent => parent.Fields.Keys)).Distinct());
        return near is null ? null : methods.Find(method => Bare(method.Name) == near) is { } method ? DisplayText.Of(method) : $"{type.Name}.{near}";
    }

    private static string Bare(string name) => name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;
}
