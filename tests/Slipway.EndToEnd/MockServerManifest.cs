namespace Slipway.EndToEnd;

/// <summary>The manifest of the demo, copied to a folder of its own so that tests do not meet.</summary>
internal static class MockServerManifest
{
    public const string Name = "ops-server-mocks.yaml";

    public static void CopyTo(TempFolder folder)
    {
        _ = Packages.Environment;
        var text = File.ReadAllText(Repository.PathOf("manifests/" + Name));
        folder.Write(Name, text.Replace("../artifacts/packages", Packages.Folder, StringComparison.Ordinal));
    }
}
