using System.Security.Cryptography;
using System.Text;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using Slipway.Trust;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sigstore;

namespace Slipway.Approval.Tests;

/// <summary>An index with one plugin of Acme that has, and claims, Tier 2; tests take something away.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _evidence = [];

    public TestIndex() => Publisher(Key);

    public static string ContentHash { get; } = Convert.ToBase64String(SHA512.HashData("a package"u8));

    public const string ServerDigest = "sha512:c2VydmVy";

    public KeyPair Key { get; } = KeyFile.Create("");

    public string Tier { get; set; } = "2";

    /// <summary>The content hash that is listed, and that evidence is about.</summary>
    public string Package { get; set; } = ContentHash;

    public void Publisher(KeyPair key, string from = "2026-01-01", string to = "2026-12-31", string more = "") =>
        _folder.Write(SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(key.PublicPem, from, to, more)));

    public async Task WithAllEvidenceAsync(string? except = null, KeyPair? signer = null)
    {
        foreach (var type in new[] { EvidenceType.Conformance, EvidenceType.Sbom, EvidenceType.Vulnerabilities, EvidenceType.Licenses, EvidenceType.Signature, EvidenceType.Documentation }.Where(type => type != except))
        {
            await WithEvidenceAsync(type, signer ?? Key);
        }
    }

    public async Task WithEvidenceAsync(string type, KeyPair signer, Statement? statement = null, string? subject = null, Func<byte[], byte[]>? damage = null)
    {
        var about = About(subject ?? Package);
        using var key = KeyFile.Open(signer.PrivatePem, "", "acme.key").Required;
        var bundle = await BundleSigner.SignStatementAsync(statement ?? StatementOf(type, about), key, TestContext.Current.CancellationToken);
        var bytes = bundle.Required.ToBytes();
        var path = $"evidence/acme/one-1.0.0.{type}.sigstore.json";
        _folder.Write(path, (damage?.Invoke(bytes) ?? bytes).AsSpan());
        _evidence.Add(SampleEntry.EvidenceOf(type, bytes, path));
    }

    public void List(string type, string sha256, string location) => _evidence.Add($"{{ type: {type}, digest: \"sha256:{sha256}\", location: \"{location}\" }}");

    /// <summary>A package by its content hash, as publishers sign it.</summary>
    public static StatementSubject About(string contentHash) =>
        PackageStatement.SubjectOf(PackageUrl.NuGet("Acme.Ops.One", "1.0.0"), contentHash);

    public static Statement StatementOf(string type, StatementSubject about, string result = "PASSED") => type switch
    {
        EvidenceType.Signature => new([about], SlipwayUris.Package, "{}"u8.ToArray()),
        EvidenceType.Conformance => Conformance(about, result == "PASSED"),
        EvidenceType.Sbom => Bill(about),
        EvidenceType.Vulnerabilities => Weaknesses(about),
        _ => new PackageChecks(type == EvidenceType.Licenses ? SlipwayUris.Licences : SlipwayUris.Documentation, "slipway 1.0.0",
            [new ConformanceCheck("one", result == "PASSED" ? CheckOutcome.Passed : CheckOutcome.Failed)]).ToStatement(about),
    };

    public static Statement Bill(StatementSubject about, string package = "pkg:nuget/Acme.Ops.One@1.0.0") => new([about], PredicateTypes.CycloneDx, Encoding.UTF8.GetBytes(
        $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"library","name":"Acme.Ops.One","purl":"{{package}}"} } }"""));

    public static Statement Weaknesses(StatementSubject about, string result = "[]") => new([about], PredicateTypes.Vulnerabilities, Encoding.UTF8.GetBytes(
        $$"""{"scanner":{"uri":"https://slipway.dev/scan","version":"1.0.0","result":{{result}} } }"""));

    /// <summary>What the index says, judged on a day.</summary>
    public (IReadOnlyList<TierVerdict>? Verdicts, string Said) Judge(string day = "2026-06-15")
    {
        WriteEntry();
        var bag = new DiagnosticBag();
        var verdicts = Check(day).Run(Folder, bag);
        return (verdicts, DiagnosticText.Render(bag.Sorted()));
    }

    public IndexFolder Folder => new(_folder.Path, "index");

    public static IndexCheck Check(string day = "2026-06-15") =>
        new() { Now = DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), Servers = [SemanticVersion.Parse("1.0.0")] };

    public void WriteEntry()
    {
        var entry = new SampleEntry(Package) { Tier = Tier, Images = [SampleEntry.Image()], Evidence = _evidence };
        _folder.Write(entry.Path, entry.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static Statement Conformance(StatementSubject about, bool passed) => new ConformancePredicate
    {
        Kit = "Slipway.Conformance 1.0.0", Profile = "plugin", Contract = "v1", Time = DateTimeOffset.UnixEpoch, Server = new ConformanceServer("1.0.0", ServerDigest),
        Checks = [new ConformanceCheck("alert.limit", passed ? CheckOutcome.Passed : CheckOutcome.Failed, null)],
    }.ToStatement([about]);
}
