namespace Slipway.EndToEnd;

/// <summary>The packages of this checkout, as <c>build.cs pack</c> leaves them.</summary>
internal static class Packages
{
    public static string Folder { get; } = Repository.PathOf("artifacts/packages");

    public static IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            Tool.RequireThat(
                Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "Slipway.Sdk.*.nupkg").Any(),
                "there are no packages (dotnet run build.cs -- pack)");
            return new Dictionary<string, string> { ["PACKAGES"] = Folder };
        }
    }
}
