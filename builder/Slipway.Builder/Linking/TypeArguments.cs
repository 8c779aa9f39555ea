using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Slipway.Builder.Linking;

/// <summary>Whether the type arguments that an assembly gives keep the constraints of the types and methods that take them.</summary>
internal static class TypeArguments
{
    public static void Check(LinkAssembly subject, LinkReport report)
    {
        var metadata = subject.Metadata;
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            var handle = MetadataTokens.TypeSpecificationHandle(row);
            if (metadata.GetTypeSpecification(handle).DecodeSignature(subject.Signatures, TypeScope.Open) is { Type: { } type, Arguments.IsEmpty: false } given)
            {
                Judge((type.Assembly, type.Definition.GetGenericParameters(), type.Name), new TypeScope(given.Arguments, []), handle, report);
            }
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            var given = metadata.GetMethodSpecification(handle);
            if (MemberLookup.Method(subject, given.Method) is { } method && !ReferenceEquals(method.Type.Assembly, subject))
            {
                // Constraints may speak of the type's parameters, too; only what they stand for here makes them comparable.
                var ofType = given.Method.Kind == HandleKind.MemberReference && subject.Signatures.Type(metadata.GetMemberReference((MemberReferenceHandle)given.Method).Parent, TypeScope.Open) is { } parent ? parent.Arguments : [];
                Judge((method.Type.Assembly, method.Definition.GetGenericParameters(), DisplayText.Of(method)), new TypeScope(ofType, given.DecodeSignature(subject.Signatures, TypeScope.Open)), handle, report);
            }
        }
    }

    private static void Judge((LinkAssembly Assembly, GenericParameterHandleCollection Parameters, string Name) taker, TypeScope given, EntityHandle handle, LinkReport report)
    {
        var metadata = taker.Assembly.Metadata;
        foreach (var parameter in taker.Parameters.Select(metadata.GetGenericParameter))
        {
            var arguments = parameter.Parent.Kind == HandleKind.MethodDefinition ? given.OfMethod : given.OfType;
            // A parameter of the giver's own stands for what others give; their assemblies are checked where they give it.
            if (parameter.Index < arguments.Length && arguments[parameter.Index] is { IsWhole: true, Type: { } type } argument
                && WhyNot(type, argument, parameter, (taker.Assembly, given)) is { } why)
            {
                report(handle, $"gives {type.Name} to {taker.Name}, and in {taker.Assembly.Owner} its {metadata.GetString(parameter.Name)} {why}", null);
            }
        }
    }

    private static string? WhyNot(LinkType type, TypeText argument, GenericParameter parameter, (LinkAssembly Assembly, TypeScope Given) taker)
    {
        if ((parameter.Attributes & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0 && (!type.IsStruct || type.Name == "System.Nullable"))
        {
            return "has to be a struct";
        }

        if ((parameter.Attributes & GenericParameterAttributes.ReferenceTypeConstraint) != 0 && type.IsStruct)
        {
            return "has to be a class";
        }

        if ((parameter.Attributes & GenericParameterAttributes.DefaultConstructorConstraint) != 0 && !type.IsStruct && !CanBeMade(type))
        {
            return "needs a constructor without parameters";
        }

        var missing = parameter.GetConstraints()
            .Select(handle => taker.Assembly.Signatures.Type(taker.Assembly.Metadata.GetGenericParameterConstraint(handle).Type, taker.Given))
            .FirstOrDefault(constraint => constraint is { IsWhole: true, Type: not null } && !Ancestors.Has(type, argument, constraint));
        return missing is null ? null : $"has to be a {missing.Type!.Name}";
    }

    private static bool CanBeMade(LinkType type) => !type.IsAbstract && (type.Methods.GetValueOrDefault(".ctor") ?? []).Exists(constructor =>
        constructor.Definition.GetParameters().All(handle => type.Assembly.Metadata.GetParameter(handle).SequenceNumber == 0)
        && (constructor.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public);
}
