using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.Builder.Projects;

/// <summary>The assembly in a plugin's package, which may give way to one that was compiled of newer sources.</summary>
public static class PackedAssembly
{
    /// <summary>The bytes of the one library of a name; null when the package has none, or several.</summary>
    public static byte[]? Read(string package, string name)
    {
        using var archive = ZipFile.OpenRead(package);
        if (Entry(archive, name) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Writes the package with another assembly in that place.</summary>
    public static void Replace(string package, string name, byte[] assembly)
    {
        using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
        using var content = Entry(archive, name)!.Open();
        content.SetLength(0);
        content.Write(assembly);
    }

    /// <summary>
    /// Whether two assemblies say the same of themselves: publisher, providers, operations, configuration. That is all that packing
    /// looks at in them, so that it would say of the one what it said of the other.
    /// </summary>
    public static bool DeclareTheSame(byte[] one, byte[] other) => Declarations(one).SequenceEqual(Declarations(other));

    private static List<string> Declarations(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => Convert.ToHexString(metadata.GetBlobBytes(metadata.GetCustomAttribute(handle).Value))).Order(StringComparer.Ordinal)];
    }

    private static ZipArchiveEntry? Entry(ZipArchive archive, string name) =>
        archive.Entries.Where(entry => entry.Name == name && entry.FullName.StartsWith("lib/", StringComparison.Ordinal)).ToList() is [var only] ? only : null;
}
