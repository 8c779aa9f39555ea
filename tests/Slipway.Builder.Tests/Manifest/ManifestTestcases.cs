using Slipway.Builder.Manifest;
using Slipway.Builder.Tests.Making;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Tests.Manifest;

/// <summary>Each folder of testcases holds a manifest and what is said about it; UPDATE_SNAPSHOTS=1 writes the latter.</summary>
public sealed class ManifestTestcases
{
    private static readonly string Root = Repository.PathOf("tests/Slipway.Builder.Tests/testcases");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Manifest_SaysWhatIsExpected(string name)
    {
        var bag = new DiagnosticBag();

        var manifest = ManifestReader.ReadFile(Path.Combine(Root, name, "manifest.yaml"), "manifest.yaml", Site.Today, bag);

        Assert.Equal(bag.HasErrors, manifest is null);
        var said = DiagnosticText.Render(bag.Sorted()) + (manifest is null ? "" : "sound\n");
        var expected = Path.Combine(Root, name, "expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(expected, said);
        }

        Assert.Equal(File.ReadAllText(expected), said);
    }
}
