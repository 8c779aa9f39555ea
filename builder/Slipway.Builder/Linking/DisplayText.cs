using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Signatures as people read them: short type names, C# words.</summary>
internal sealed class DisplayText : ISignatureTypeProvider<string, object?>
{
    private static readonly DisplayText Instance = new();

    /// <summary>A referenced member: <c>Acme.Client.SendAsync(string, CancellationToken)</c>.</summary>
    public static string Of(MetadataReader metadata, MemberReference member, string owner)
    {
        var name = metadata.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{owner}.{name}"
            : Method(owner, name, member.DecodeMethodSignature(Instance, null));
    }

    /// <summary>A defined method.</summary>
    public static string Of(LinkMethod method) => Method(method.Type.Name, method.Name, method.Definition.DecodeSignature(Instance, null));

    /// <summary>The type that a method gives back or a field has.</summary>
    public static string ResultOf(LinkMethod method) => method.Definition.DecodeSignature(Instance, null).ReturnType;

    /// <summary>What a member reference expects back.</summary>
    public static string ResultOf(MemberReference member) => member.DecodeMethodSignature(Instance, null).ReturnType;

    /// <inheritdoc />
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        MetadataNames.Plain(reader.GetString(reader.GetTypeDefinition(handle).Name));

    /// <inheritdoc />
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        MetadataNames.Plain(reader.GetString(reader.GetTypeReference(handle).Name));

    /// <inheritdoc />
    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc />
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.Int32 => "int",
        PrimitiveTypeCode.Int64 => "long",
        PrimitiveTypeCode.Single => "float",
        _ => typeCode.ToString().ToLowerInvariant(),
    };

    /// <inheritdoc />
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    /// <inheritdoc />
    public string GetGenericTypeParameter(object? genericContext, int index) => index == 0 ? "T" : $"T{index}";

    /// <inheritdoc />
    public string GetGenericMethodParameter(object? genericContext, int index) => index == 0 ? "M" : $"M{index}";

    /// <inheritdoc />
    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    /// <inheritdoc />
    public string GetSZArrayType(string elementType) => elementType + "[]";

    /// <inheritdoc />
    public string GetByReferenceType(string elementType) => "ref " + elementType;

    /// <inheritdoc />
    public string GetPointerType(string elementType) => elementType + "*";

    /// <inheritdoc />
    public string GetPinnedType(string elementType) => elementType;

    /// <inheritdoc />
    public string GetFunctionPointerType(MethodSignature<string> signature) => $"delegate*<{string.Join(", ", signature.ParameterTypes.Append(signature.ReturnType))}>";

    /// <inheritdoc />
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    private static string Method(string owner, string name, MethodSignature<string> signature)
    {
        var parameters = string.Join(", ", signature.ParameterTypes);
        return name is ".ctor" ? $"new {owner}({parameters})"
            : name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? $"{owner}.{name[4..]} ({name[..3]})"
            : $"{owner}.{name}{(signature.GenericParameterCount == 0 ? "" : "<>")}({parameters})";
    }
}
