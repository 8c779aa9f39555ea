using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>Reads the keys of a configuration record.</summary>
internal sealed class KeyReading(
    INamedTypeSymbol record, Compilation compilation, Place place, ProblemList problems, CancellationToken cancellationToken)
{
    public List<ConfigurationKey> Read()
    {
        var keys = new List<ConfigurationKey>();
        foreach (var member in Members())
        {
            if (KeyAttribute(member) is not { } attribute)
            {
                CheckNotRequired(member);
            }
            else if (member is IPropertySymbol property && attribute.WrittenText(0) is { } name && Key(property, attribute, name) is { } key)
            {
                CheckUnique(keys, key, attribute.PlaceOf(0, Place.Of(member, place)));
                keys.Add(key);
            }
        }

        return keys;
    }

    // An override takes the key of what it overrides, unless it has one of its own.
    private static AttributeData? KeyAttribute(ISymbol member) =>
        member.Attribute(SdkNames.Key)
        ?? (member is IPropertySymbol { OverriddenProperty: { } overridden } ? KeyAttribute(overridden) : null);

    private static IMethodSymbol? Setter(IPropertySymbol property) =>
        property.SetMethod ?? (property.OverriddenProperty is { } overridden ? Setter(overridden) : null);

    // Inherited members first; an override stands for what it overrides.
    private IEnumerable<ISymbol> Members()
    {
        var lineage = new Stack<INamedTypeSymbol>();
        for (var type = record; type is not null; type = type.BaseType)
        {
            lineage.Push(type);
        }

        var members = lineage
            .SelectMany(type => type.GetMembers())
            .Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false })
            .ToList();
        var overridden = new HashSet<ISymbol>(
            members.Select(member => (member as IPropertySymbol)?.OverriddenProperty?.OriginalDefinition).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        return members.Where(member => !overridden.Contains(member.OriginalDefinition));
    }

    private void CheckNotRequired(ISymbol member)
    {
        if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
        {
            problems.Add(ConfigurationRules.RequiredWithoutKey, Place.Of(member, place), member.Name, Naming.ToCamelCase(member.Name));
        }
    }

    private void CheckUnique(List<ConfigurationKey> keys, ConfigurationKey key, Place keyPlace)
    {
        if (keys.FirstOrDefault(other => string.Equals(other.Name, key.Name, StringComparison.OrdinalIgnoreCase)) is { } first)
        {
            problems.Add(ConfigurationRules.KeyTwice, keyPlace, key.Name, first.Property, key.Property);
        }
    }

    private ConfigurationKey? Key(IPropertySymbol property, AttributeData attribute, string name)
    {
        var propertyPlace = Place.Of(property, place);
        var keyPlace = attribute.PlaceOf(0, propertyPlace);
        if (!Naming.IsKey(name))
        {
            problems.Add(ConfigurationRules.Key, keyPlace, name);
        }

        if (KeyKinds.Of(property.Type) is not { } kind)
        {
            problems.Add(ConfigurationRules.Type, propertyPlace, property.Name, property.Type.ShortName());
            return null;
        }

        var words = KeyWords.Read(property.Type, name, propertyPlace, problems);
        if (CheckAccessor(property, name, propertyPlace))
        {
            CheckValue(property, name, propertyPlace);
        }

        var bounds = KeyBounds.Read(attribute, name, kind, keyPlace, problems);
        CheckDefault(property, name, kind, bounds);
        var description = KeyDescription.Of(property, attribute, cancellationToken);
        if (!Naming.IsReadable(description))
        {
            problems.Add(ConfigurationRules.Description, attribute.PlaceOf("Description", propertyPlace), name);
        }

        return new ConfigurationKey
        {
            Name = name,
            Property = property.SourceName(),
            Kind = kind,
            IsRequired = property.IsRequired,
            Description = description,
            Bounds = bounds,
            Default = property.IsRequired ? null : KeyDefault.Of(property, kind, words, compilation),
            Enum = kind == KeyKind.Word ? KeyKinds.Plain(property.Type).GlobalName() : null,
            Words = words.ToEquatableArray(),
        };
    }

    private void CheckDefault(IPropertySymbol property, string key, KeyKind kind, KeyBounds bounds)
    {
        if (!property.IsRequired && (KeyDefault.Measure(property, kind, compilation) ?? ZeroOf(property, kind)) is { } value && bounds.Exclude(value))
        {
            var what = kind.HasLength() ? "the length of the initial value" : "the initial value";
            var reason = $"{what}, {value.ToString(CultureInfo.InvariantCulture)}, is outside of them";
            problems.Add(ConfigurationRules.Limits, Place.Of(property, place), key, reason);
        }
    }

    // What a number is when neither the operator nor the author says one.
    private double? ZeroOf(IPropertySymbol property, KeyKind kind) =>
        (kind.IsNumber() && property.Type.IsValueType && property.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
            && HasOnlyImplicitValue(property)) ? 0 : null;

    private bool CheckAccessor(IPropertySymbol property, string key, Place propertyPlace)
    {
        var isSettable = property is { IsStatic: false, IsIndexer: false }
            && Setter(property) is { } setter
            && !IsHidden(property)
            && compilation.IsSymbolAccessibleWithin(setter, record);
        if (!isSettable)
        {
            problems.Add(ConfigurationRules.Accessor, propertyPlace, property.Name, key, record.Name);
        }

        return isSettable;
    }

    // A member of the same name in a more derived record would be set instead.
    private bool IsHidden(IPropertySymbol property)
    {
        for (var type = record; type is not null && !SymbolEqualityComparer.Default.Equals(type, property.ContainingType); type = type.BaseType)
        {
            if (type.GetMembers(property.Name).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    // Value types have the zero of their type.
    private void CheckValue(IPropertySymbol property, string key, Place propertyPlace)
    {
        var isMissing = !property.IsRequired
            && property.Type.IsReferenceType
            && property.NullableAnnotation == NullableAnnotation.NotAnnotated
            && HasOnlyImplicitValue(property);
        if (isMissing)
        {
            problems.Add(ConfigurationRules.MissingValue, propertyPlace, property.Name, key);
        }
    }

    private bool HasOnlyImplicitValue(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(IsWithoutInitializer)
        && property.ContainingType.InstanceConstructors.All(IsNoneOfTheAuthors);

    private bool IsWithoutInitializer(SyntaxReference reference) =>
        reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: null };

    // A constructor of the author's own may set what no initialiser shows.
    private static bool IsNoneOfTheAuthors(IMethodSymbol constructor) =>
        constructor.Parameters.Length > 0 || constructor.IsImplicitlyDeclared;
}
