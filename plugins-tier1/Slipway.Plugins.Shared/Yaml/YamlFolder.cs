using System.IO.Enumeration;

namespace Slipway.Plugins.Shared.Yaml;

/// <summary>Finds the YAML files of a folder.</summary>
internal static class YamlFolder
{
    /// <summary>
    /// The files at any depth whose names are wanted and end with .yaml or .yml, in order. Hidden folders are skipped, since mounted
    /// configuration shows every file a second time below one; linked ones are not entered, since they may lead round.
    /// </summary>
    public static IEnumerable<string> Files(string root, Func<string, bool> isWanted) => new FileSystemEnumerable<string>(
            root,
            (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && Path.GetExtension(entry.FileName) is ".yaml" or ".yml" && isWanted(entry.FileName.ToString()),
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        }
        .Order(StringComparer.Ordinal);
}
