using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Testing;

/// <summary>Prints all that an assembly promises to its users, so that a change of it is a change of a text file.</summary>
public static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The public and protected members of the exported types, sorted.</summary>
    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (var line in Members(type).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var member in type.GetMembers(Declared))
        {
            var line = member switch
            {
                FieldInfo field when IsPromised(field.Attributes) && !field.IsSpecialName => Field(field),
                ConstructorInfo constructor when IsPromised(constructor) => $"new({Parameters(constructor)})",
                MethodInfo method when IsPromised(method) && !IsPlumbing(method) => Method(method),
                PropertyInfo property when property.GetMethod is { } getter && IsPromised(getter) && property.Name != "EqualityContract" => Property(property),
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(candidate => candidate.IsPublic || candidate.IsNested)
            .Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Insert(0, Name(parent));
        }

        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"{Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"
        : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } set && IsPromised(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(property.GetMethod!)}{required}{Name(property.PropertyType)}{Nullable(property)} {property.Name} {{ get;{setter} }}";
    }

    private static string Nullable(PropertyInfo property) =>
        !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Method(MethodInfo method) =>
        $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{TypeParameters(method)}({Parameters(method)})";

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string TypeParameters(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
        : "";

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static bool IsPromised(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsPromised(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // Property accessors stand with their property; what the compiler adds to records is promised by the word record.
    private static bool IsPlumbing(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || method.IsDefined(typeof(CompilerGeneratedAttribute))
        || method.Name is "<Clone>$" or "PrintMembers" or "Deconstruct";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter || !type.IsGenericType)
        {
            return type.IsGenericParameter ? type.Name : type.FullName ?? type.Name;
        }

        var name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
