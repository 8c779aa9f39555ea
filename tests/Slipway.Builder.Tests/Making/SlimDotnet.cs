namespace Slipway.Builder.Tests.Making;

/// <summary>
/// A .NET installation of a tenth of the size, for tests whose images are packed, pushed and judged but not run: the real launcher, host and
/// reference packs, and reference assemblies in the place of the shared frameworks' own. What is packed of it is made as from the real one.
/// </summary>
internal static class SlimDotnet
{
    private const string Published = "artifacts/publish/slipway/slipway.dll";

    private static readonly Lazy<string> Made = new(Make);

    private static readonly Lazy<string> Shell = new(MakeShell);

    /// <summary>Its folder.</summary>
    public static string Root => Made.Value;

    /// <summary>Whether there is a published command.</summary>
    public static bool IsPublished => File.Exists(Repository.PathOf(Published));

    /// <summary>The published command as a program that makes the base <c>host</c> of it.</summary>
    public static string Command => Shell.Value;

    private static string Make()
    {
        var root = Directory.CreateTempSubdirectory("slipway-slim-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        // Whoever starts it gets the real one: the launcher looks for what belongs to it where it truly lies.
        File.CreateSymbolicLink(Path.Combine(root, "dotnet"), Path.Combine(Site.DotnetRoot, "dotnet"));
        foreach (var folder in new[] { "packs", "host", "sdk" })
        {
            Directory.CreateSymbolicLink(Path.Combine(root, folder), Path.Combine(Site.DotnetRoot, folder));
        }

        foreach (var framework in Directory.GetDirectories(Path.Combine(Site.DotnetRoot, "shared"), "Microsoft.*Core.App").SelectMany(Directory.GetDirectories))
        {
            CopyFramework(framework, Path.Combine(root, Path.GetRelativePath(Site.DotnetRoot, framework)));
        }

        return root;
    }

    private static void CopyFramework(string framework, string target)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(framework)!);
        var packs = Directory.GetDirectories(Path.Combine(Site.DotnetRoot, "packs", name + ".Ref")).OrderBy(pack => Version.Parse(Path.GetFileName(pack).Split('-')[0])).Last();
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path.Combine(packs, "ref", "net10.0"), "*.dll").Concat(Directory.GetFiles(framework, "*.json")).Concat(Directory.GetFiles(framework, "libSystem*.so")))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private static void LetEverybodyRun(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    // The launcher of the command itself would look for its runtime where DOTNET_ROOT says.
    private static string MakeShell()
    {
        var path = Path.Combine(Root, "slipway");
        File.WriteAllText(path, $"""
            #!/bin/sh
            DOTNET_ROOT='{Root}' exec '{Path.Combine(Site.DotnetRoot, "dotnet")}' '{Repository.PathOf(Published)}' "$@"

            """);
        LetEverybodyRun(path);
        LetEverybodyRun(Root);
        return path;
    }
}
