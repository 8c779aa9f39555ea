namespace Slipway.Conformance.Fixtures;

/// <summary>A file that a fixture puts into the folder which <c>{folder}</c> stands for.</summary>
/// <param name="Path">Its path below the folder.</param>
/// <param name="Text">What it holds.</param>
public sealed record FixtureFile(string Path, string Text)
{
    /// <summary>What stands for the folder in a configuration.</summary>
    internal const string Folder = "{folder}";

    /// <summary>Writes files into a new folder that everybody may write to: a server in a container is another user.</summary>
    internal static void Write(IEnumerable<FixtureFile> files, string folder)
    {
        MakeOpen(folder);
        foreach (var file in files)
        {
            var path = System.IO.Path.Combine(folder, file.Path);
            MakeOpen(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            Open(path, executable: false);
        }
    }

    private static void MakeOpen(string folder)
    {
        Directory.CreateDirectory(folder);
        Open(folder, executable: true);
    }

    private static void Open(string path, bool executable)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)(executable ? 0b111_111_111 : 0b110_110_110));
        }
    }
}
