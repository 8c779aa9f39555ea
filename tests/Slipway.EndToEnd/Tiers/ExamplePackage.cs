using System.IO.Compression;
using System.Security.Cryptography;

namespace Slipway.EndToEnd.Tiers;

/// <summary>The packages of the index's examples, and ways to tamper with a copy of one.</summary>
internal static class ExamplePackage
{
    public const string Weather = "Example.Ops.Weather.1.0.0.nupkg";

    public static string Folder { get; } = Repository.PathOf("tests/Slipway.EndToEnd/Examples");

    public static string HashOf(string file) => Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(file)));

    /// <summary>Copies a package with one of its texts changed; a changed name of the entry replaces it, too.</summary>
    public static async Task<string> TamperAsync(string package, string target, string entry, Func<string, string> change, string? renamed = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Folder, package), target);
        await using var archive = await ZipFile.OpenAsync(target, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
        var before = archive.GetEntry(entry)!;
        string text;
        using (var reader = new StreamReader(await before.OpenAsync(TestContext.Current.CancellationToken)))
        {
            text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        var changed = change(text);
        Assert.NotEqual(text, changed);
        before.Delete();
        await using var writer = new StreamWriter(await archive.CreateEntry(renamed ?? entry).OpenAsync(TestContext.Current.CancellationToken));
        await writer.WriteAsync(changed);
        return target;
    }
}
