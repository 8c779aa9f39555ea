using Slipway.Builder.Compilation;

namespace Slipway.Builder.Packing;

/// <summary>A server's application as a folder on this machine: what an image has in /app.</summary>
public static class ApplicationFolder
{
    /// <summary>Writes the files into a folder, which is made anew. A folder that holds no application is never removed.</summary>
    public static void Write(CompiledServer server, string folder)
    {
        if (Directory.Exists(folder))
        {
            Remove(folder);
        }

        Directory.CreateDirectory(folder);
        var resolved = server.Generated.Resolved;
        foreach (var package in resolved.Packages.Where(package => package.Shipped.Any()))
        {
            using var file = resolved.Open(package);
            foreach (var asset in package.Shipped)
            {
                var path = Path.Combine(folder, asset.Target);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, file.Read(asset.Path));
            }
        }

        foreach (var (name, content) in server.Files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content.Span);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.EnumerateFileSystemEntries(folder).Any() && Directory.GetFiles(folder, "*.runtimeconfig.json").Length == 0)
        {
            throw new IOException($"{folder} holds something that is not an application; name another folder, or remove it.");
        }

        Directory.Delete(folder, recursive: true);
    }
}
