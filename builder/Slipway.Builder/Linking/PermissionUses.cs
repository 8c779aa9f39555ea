using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Reads from an assembly's references which permissions it needs. What is declared is compared with that and enforced by nobody.</summary>
internal static class PermissionUses
{
    /// <summary>The first use of each permission, in the order of references; who uses it is looked up only where it is not declared.</summary>
    public static IReadOnlyList<PermissionUse> Of(LinkAssembly subject, IReadOnlyList<string> declared)
    {
        var metadata = subject.Metadata;
        var uses = new Dictionary<string, (PermissionUse Use, EntityHandle Handle)>(StringComparer.Ordinal);
        var tables = new Dictionary<EntityHandle, (string Type, IReadOnlyList<(string Pattern, string[] Permissions)> Rows)>();
        // Who implements an interface refers to its members, too, and uses none of them.
        var promised = subject.Types.SelectMany(type => type.Definition.GetMethodImplementations()).Select(handle => metadata.GetMethodImplementation(handle).MethodDeclaration).ToHashSet();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || member.GetKind() != MemberReferenceKind.Method || promised.Contains(handle))
            {
                continue;
            }

            if (!tables.TryGetValue(member.Parent, out var table))
            {
                var type = MetadataNames.Of(metadata, (TypeReferenceHandle)member.Parent);
                tables.Add(member.Parent, table = (type, PermissionTable.Of(type)));
            }

            if (table.Rows.Count > 0 && Permissions(metadata, member, table) is { } permissions)
            {
                uses.TryAdd(string.Join('|', permissions), (new PermissionUse(permissions, DisplayText.Of(metadata, member, table.Type), null), handle));
            }
        }

        var undeclared = uses.Values.Any(use => !use.Use.Permissions.Any(declared.Contains)) ? UsageIndex.Of(subject) : null;
        return [.. uses.Values.Select(use => use.Use with { User = undeclared?.Find(use.Handle)?.Name })];
    }

    private static string[]? Permissions(MetadataReader metadata, MemberReference member, (string Type, IReadOnlyList<(string Pattern, string[] Permissions)> Rows) table)
    {
        var name = metadata.GetString(member.Name);
        if (name == ".ctor")
        {
            var shown = DisplayText.Of(metadata, member, table.Type);
            name += shown[shown.IndexOf('(', StringComparison.Ordinal)..];
        }

        return table.Rows.FirstOrDefault(row => name.StartsWith(row.Pattern, StringComparison.Ordinal)).Permissions;
    }
}
