using System.Text;
using System.Text.Json;
using Slipway.Trust.InToto;
using Slipway.Trust.Provenance;

namespace Slipway.Trust.Tests.Provenance;

public sealed class BuildProvenanceTests
{
    private static readonly StatementSubject Image = StatementSubject.Of(Sha256Digest.Of("image"u8), "registry.test/ops-server");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static BuildProvenance Sample => new()
    {
        BuildType = SlipwayUris.CompiledServerBuild,
        BuilderId = SlipwayUris.LocalBuilder,
        BuilderVersions = ResourceDescriptor.None.Add("slipway", "1.0.0"),
        ExternalParameters = ResourceDescriptor.None.Add("manifest", "git+https://git.example.com/platform/servers@refs/tags/v1.4.0")
            .Add("platform", "linux/amd64"),
        InternalParameters = ResourceDescriptor.None.Add("sdk", "10.0.401"),
        ResolvedDependencies =
        [
            new ResourceDescriptor("source") { Uri = "git+https://git.example.com/platform/servers@refs/tags/v1.4.0",
                Digests = ResourceDescriptor.None.Add("gitCommit", "da39a3ee5e6b4b0d3255bfef95601890afd80709") },
            new ResourceDescriptor("package:Acme.Ops.Plugin") { Uri = "pkg:nuget/Acme.Ops.Plugin@1.2.0",
                Annotations = ResourceDescriptor.None.Add("plugin",
                "acme/plugin") }.WithSha512("3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=="),
            new ResourceDescriptor("lock").With(Sha256Digest.Of("lock"u8)),
        ],
        Byproducts = [new ResourceDescriptor("sbom") { MediaType = "application/vnd.cyclonedx+json" }.With(Sha256Digest.Of("sbom"u8))],
    };

    [Fact]
    public void ToStatement_IsWhatWasApproved()
    {
        using var document = JsonDocument.Parse(Sample.ToStatement([Image]).ToBytes());

        Snapshot.Match(JsonSerializer.Serialize(document, Indented), extension: "json");
    }

    [Fact]
    public void InvocationId_IsOfTheInputsAlone()
    {
        Assert.Equal(Sample.InvocationId,
            (Sample with
            {
                StartedOn = DateTimeOffset.UnixEpoch,
                BuilderId = SlipwayUris.CiBuilder,
                ResolvedDependencies = [.. Sample.ResolvedDependencies.Reverse()]
            }).InvocationId);
        Assert.NotEqual(Sample.InvocationId, (Sample with { ResolvedDependencies = Sample.ResolvedDependencies.RemoveAt(0) }).InvocationId);
        Assert.NotEqual(Sample.InvocationId,
            (Sample with { ExternalParameters = Sample.ExternalParameters.SetItem("platform", "linux/arm64") }).InvocationId);
    }

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var read = BuildProvenance.Read(Sample.ToStatement([Image]), "p").Required;

        Assert.Equal(Sample.ToStatement([Image]).ToBytes(), read.ToStatement([Image]).ToBytes());
        Assert.Equal(128,
            read.ResolvedDependencies.Single(dependency => dependency.Name == "package:Acme.Ops.Plugin").Digests["sha512"].Length);
    }

    [Fact]
    public void Read_TreatsUnsetNullAndEmptyAlike()
    {
        var statement = new Statement([Image], PredicateTypes.SlsaProvenance, Encoding.UTF8.GetBytes(
            """{"buildDefinition":{"buildType":"t","externalParameters":{"a":"","b":null,"c":{},"d":{"e":1},"f":"g"}},"runDetails":{"builder":{"id":"b"}}}"""));

        Assert.Equal(["d", "f"], BuildProvenance.Read(statement, "p").Required.ExternalParameters.Keys);
    }

    [Theory]
    [InlineData("{}", "SLP6401")]
    [InlineData("""{"buildDefinition":{"buildType":"t"},"runDetails":{"builder":{}}}""", "SLP6401")]
    [InlineData("""{"buildDefinition":{"buildType":"t","externalParameters":[]},"runDetails":{"builder":{"id":"b"}}}""", "SLP6401")]
    public void Read_OfWhatIsMalformed_SaysSo(string predicate, string id) =>
        Assert.Equal(id,
            Assert.Single(BuildProvenance.Read(new Statement([Image], PredicateTypes.SlsaProvenance, Encoding.UTF8.GetBytes(predicate)),
            "p").Problems).Id);

    [Fact]
    public void Read_OfAnotherKind_SaysSo() =>
        Assert.Equal("SLP6400", Assert.Single(BuildProvenance.Read(Statement.CosignSign(Sha256Digest.Of("x"u8)), "p").Problems).Id);

    [Fact]
    public void Summary_ThenRead_IsTheSame()
    {
        var summary = new VerificationSummary
        {
            Time = DateTimeOffset.UnixEpoch,
            ResourceUri = "oci://registry.test/a@sha256:00",
            Policy = new ResourceDescriptor("policy") { Uri = "policy.yaml" }.With(Sha256Digest.Of("policy"u8)),
            Passed = true,
            Levels = ["SLSA_BUILD_LEVEL_1"],
        };

        var read = VerificationSummary.Read(summary.ToStatement([Image]), "s").Required;

        Assert.Equal((true, "oci://registry.test/a@sha256:00", DateTimeOffset.UnixEpoch), (read.Passed, read.ResourceUri, read.Time));
        Assert.Equal(["SLSA_BUILD_LEVEL_1"], read.Levels);
        Assert.Equal("SLP6402", VerificationSummary.Read(Statement.CosignSign(Sha256Digest.Of("x"u8)), "s").Problems[0].Id);
    }
}
