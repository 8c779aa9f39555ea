using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>The bill of the Tier 1 server, counted by the levels of OWASP SCVS.</summary>
public sealed class BillQualityTests : CommandTest
{
    [Fact]
    public async Task Build_Signed_LeavesABillThatIsCompleteOnLevelsOneAndTwo()
    {
        var packages = Repository.PathOf("artifacts/packages");
        Tool.RequireThat(Directory.Exists(packages), "there are no packages (dotnet run build.cs -- pack)");
        Site.Write("ops-server.yaml", File.ReadAllText(Repository.PathOf("manifests/ops-server.yaml")).Replace("../artifacts/packages", packages, StringComparison.Ordinal));
        // Its plugins bring a package of others, from wherever this machine's NuGet finds it.
        File.Delete(Site["nuget.config"]);
        await RunAsync("key", "new", "acme", "--no-passphrase");

        // The statement about the bill is what signs it.
        var built = await RunAsync("build", "ops-server.yaml", "-o", "out", "--sign", "acme.key");
        Assert.True(built.ExitCode == 0, built.All);
        var bill = CycloneDxReader.Read(File.ReadAllBytes(Site["out/sbom.cdx.json"]), "sbom.cdx.json").Required;
        var quality = SbomQuality.Of(bill, signed: true);

        Assert.Equal("", string.Join('\n', quality.Checks
            .Where(check => !check.Passed && (check.Levels.HasFlag(ScvsLevels.L1) || check.Levels.HasFlag(ScvsLevels.L2)))
            .Select(check => $"{check.Id}: {string.Join(", ", check.Offenders)}")));
        Assert.True(quality.Reaches(ScvsLevels.L1) && quality.Reaches(ScvsLevels.L2));
    }
}
