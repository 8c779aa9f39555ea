using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Reads which types a signature names.</summary>
internal sealed class SignatureHandles : ISignatureTypeProvider<ImmutableArray<EntityHandle>, object?>
{
    /// <summary>The one reader.</summary>
    public static SignatureHandles Instance { get; } = new();

    /// <summary>Those of a method's signature.</summary>
    public static ImmutableArray<EntityHandle> Of(MethodSignature<ImmutableArray<EntityHandle>> signature) =>
        [.. signature.ParameterTypes.Prepend(signature.ReturnType).SelectMany(handles => handles)];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [handle];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => [handle];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetGenericInstantiation(ImmutableArray<EntityHandle> genericType, ImmutableArray<ImmutableArray<EntityHandle>> typeArguments) =>
        [.. genericType, .. typeArguments.SelectMany(argument => argument)];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetGenericTypeParameter(object? genericContext, int index) => [];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetGenericMethodParameter(object? genericContext, int index) => [];

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetArrayType(ImmutableArray<EntityHandle> elementType, ArrayShape shape) => elementType;

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetSZArrayType(ImmutableArray<EntityHandle> elementType) => elementType;

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetByReferenceType(ImmutableArray<EntityHandle> elementType) => elementType;

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetPointerType(ImmutableArray<EntityHandle> elementType) => elementType;

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetPinnedType(ImmutableArray<EntityHandle> elementType) => elementType;

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetFunctionPointerType(MethodSignature<ImmutableArray<EntityHandle>> signature) => Of(signature);

    /// <inheritdoc />
    public ImmutableArray<EntityHandle> GetModifiedType(ImmutableArray<EntityHandle> modifier, ImmutableArray<EntityHandle> unmodifiedType, bool isRequired) => [.. unmodifiedType, .. modifier];
}
