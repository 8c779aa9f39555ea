using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace Slipway.Builder.Linking;

/// <summary>Reads the signatures of one assembly as texts that can be compared with those of any other.</summary>
internal sealed class SignatureReader(LinkAssembly assembly) : ISignatureTypeProvider<TypeText, TypeScope>
{
    private readonly ConcurrentDictionary<TypeReferenceHandle, bool> _kinds = new();
    private readonly ConcurrentDictionary<LinkType, bool> _modifiers = new();

    /// <summary>Type references that a signature calls a struct (true) or no struct, which decides whether the runtime takes it.</summary>
    public IReadOnlyDictionary<TypeReferenceHandle, bool> Kinds => _kinds;

    /// <summary>Types that signatures name as modifiers: marks that are compared and never used, so it does not matter who may.</summary>
    public IReadOnlyDictionary<LinkType, bool> Modifiers => _modifiers;

    /// <summary>A method's signature, its name apart.</summary>
    public static (string Text, bool IsWhole) Text(MethodSignature<TypeText> signature)
    {
        var text = new StringBuilder();
        text.Append(signature.Header.RawValue).Append('`').Append(signature.GenericParameterCount).Append(signature.ReturnType.Text).Append('(');
        text.AppendJoin(',', signature.ParameterTypes.Select(parameter => parameter.Text));
        return (text.ToString(), signature.ReturnType.IsWhole && signature.ParameterTypes.All(parameter => parameter.IsWhole));
    }

    /// <summary>A type by any handle of the assembly; null for one that is not there.</summary>
    public TypeText? Type(EntityHandle handle, TypeScope scope) => handle.Kind switch
    {
        HandleKind.TypeDefinition => assembly.Type((TypeDefinitionHandle)handle).Text,
        HandleKind.TypeReference => assembly.Resolve((TypeReferenceHandle)handle).Type?.Text,
        HandleKind.TypeSpecification => assembly.Metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, scope),
        _ => null,
    };

    /// <inheritdoc />
    public TypeText GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => assembly.Type(handle).Text;

    /// <inheritdoc />
    public TypeText GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        if (rawTypeKind is (byte)SignatureTypeKind.ValueType or (byte)SignatureTypeKind.Class)
        {
            _kinds.TryAdd(handle, rawTypeKind == (byte)SignatureTypeKind.ValueType);
        }

        return assembly.Resolve(handle).Type?.Text ?? TypeText.Of("?" + MetadataNames.Of(reader, handle), isWhole: false);
    }

    /// <inheritdoc />
    public TypeText GetTypeFromSpecification(MetadataReader reader, TypeScope genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc />
    public TypeText GetPrimitiveType(PrimitiveTypeCode typeCode) => assembly.Universe.Primitive(typeCode);

    /// <inheritdoc />
    public TypeText GetGenericInstantiation(TypeText genericType, ImmutableArray<TypeText> typeArguments) => new(
        $"{genericType.Text}<{string.Join(',', typeArguments.Select(argument => argument.Text))}>",
        genericType.Type, typeArguments, genericType.IsWhole && typeArguments.All(argument => argument.IsWhole));

    /// <inheritdoc />
    public TypeText GetGenericTypeParameter(TypeScope genericContext, int index) =>
        index < (genericContext.OfType.IsDefault ? 0 : genericContext.OfType.Length) ? genericContext.OfType[index] : Parameter("!", index);

    /// <inheritdoc />
    public TypeText GetGenericMethodParameter(TypeScope genericContext, int index) =>
        index < (genericContext.OfMethod.IsDefault ? 0 : genericContext.OfMethod.Length) ? genericContext.OfMethod[index] : Parameter("!!", index);

    /// <inheritdoc />
    public TypeText GetArrayType(TypeText elementType, ArrayShape shape) => elementType.Around(string.Create(CultureInfo.InvariantCulture, $"[{shape.Rank}]"));

    /// <inheritdoc />
    public TypeText GetSZArrayType(TypeText elementType) => elementType.Around("[]");

    /// <inheritdoc />
    public TypeText GetByReferenceType(TypeText elementType) => elementType.Around("&");

    /// <inheritdoc />
    public TypeText GetPointerType(TypeText elementType) => elementType.Around("*");

    /// <inheritdoc />
    public TypeText GetPinnedType(TypeText elementType) => elementType.Around(" pinned");

    /// <inheritdoc />
    public TypeText GetFunctionPointerType(MethodSignature<TypeText> signature) 
    {
        var (text, isWhole) = Text(signature);
        return TypeText.Of($"method {text})", isWhole);
    }

    /// <inheritdoc />
    public TypeText GetModifiedType(TypeText modifier, TypeText unmodifiedType, bool isRequired)
    {
        if (modifier.Type is { } mark)
        {
            _modifiers.TryAdd(mark, true);
        }

        return TypeText.Of($"{unmodifiedType.Text} {(isRequired ? "modreq" : "modopt")} {modifier.Text}", unmodifiedType.IsWhole && modifier.IsWhole);
    }

    private static TypeText Parameter(string mark, int index) => TypeText.Of(mark + index.ToString(CultureInfo.InvariantCulture));
}
