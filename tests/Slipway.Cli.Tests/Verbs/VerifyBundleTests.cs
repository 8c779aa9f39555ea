using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Trust.Tests;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>verify-bundle over bundles that @sigstore/sign made: what is good is accepted, everything else refused with a reason.</summary>
public sealed class VerifyBundleTests(MockSigstore sigstore) : CommandTest, IClassFixture<MockSigstore>
{
    private static readonly string Program = Repository.PathOf("artifacts/bin/Slipway.Cli/release/slipway");

    public static TheoryData<string, string, string> Tampered => new()
    {
        { "message-rekor2-tsa", "messageSignature/signature", "SLP6703" },
        { "message-rekor2-tsa", "messageSignature/messageDigest/digest", "SLP6704" },
        { "dsse-rekor2-tsa", "dsseEnvelope/signatures/0/sig", "SLP6703" },
        { "dsse-rekor2-tsa", "dsseEnvelope/payload", "SLP6" },
        { "dsse-rekor2-tsa", "verificationMaterial/certificate/rawBytes", "SLP6" },
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0/canonicalizedBody", "SLP672" },
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0/inclusionProof/rootHash", "SLP6723" },
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0/inclusionProof/hashes/0", "SLP6723" },
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0/logId/keyId", "SLP6720" },
        { "dsse-rekor2-tsa", "verificationMaterial/timestampVerificationData/rfc3161Timestamps/0/signedTimestamp", "SLP673" },
        { "dsse-rekor1", "verificationMaterial/tlogEntries/0/inclusionPromise/signedEntryTimestamp", "SLP6722" },
    };

    public static TheoryData<string, string, string> Removed => new()
    {
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0", "SLP6710" },
        { "dsse-rekor2-tsa", "verificationMaterial/timestampVerificationData", "SLP6711" },
        { "dsse-rekor2-tsa", "verificationMaterial/certificate", "SLP6030" },
        { "dsse-rekor2-tsa", "verificationMaterial/tlogEntries/0/inclusionProof", "SLP6030" },
        { "dsse-rekor2-tsa", "dsseEnvelope/signatures/0", "SLP6030" },
        { "message-rekor2-tsa", "messageSignature/messageDigest", "SLP6030" },
    };

    [Theory]
    [InlineData("message-rekor2-tsa")]
    [InlineData("dsse-rekor1")]
    [InlineData("dsse-rekor2-tsa")]
    [InlineData("dsse-rekor2-pae-tsa")]
    public async Task Keyless_ByTheExpectedIdentity_IsAcceptedForFileAndDigest(string name)
    {
        var bundle = File.ReadAllText(Bundle(name));

        var file = await VerifyAsync(bundle);
        var digest = await VerifyAsync(bundle, artifact: MockSigstore.Artifact.Digest.ToString());
        var json = await VerifyAsync(bundle, more: "--json");

        Assert.True(file.ExitCode == 0 && digest.ExitCode == 0, file.All + digest.All);
        Assert.StartsWith($"artifact: signed by {sigstore.Workflow}", file.Output, StringComparison.Ordinal);
        var answer = JsonNode.Parse(json.Output)!;
        Assert.True((bool)answer["verified"]!);
        Assert.Equal(sigstore.Workflow.Issuer, (string?)answer["identity"]!["issuer"]);
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task Keyless_WithSomethingChanged_IsRefusedAndSaysSoToMachinesToo(string name, string path, string id)
    {
        var bundle = JsonNode.Parse(File.ReadAllText(Bundle(name)))!;
        var (owner, key) = Find(bundle, path);
        var bytes = Convert.FromBase64String((string)Get(owner, key)!);
        bytes[^1] ^= 1;
        Set(owner, key, Convert.ToBase64String(bytes));

        await RefusedAsync(bundle.ToJsonString(), id);
    }

    [Theory]
    [MemberData(nameof(Removed))]
    public async Task Keyless_WithSomethingMissing_IsRefused(string name, string path, string id)
    {
        var bundle = JsonNode.Parse(File.ReadAllText(Bundle(name)))!;
        var (owner, key) = Find(bundle, path);
        if (owner is JsonArray list)
        {
            list.RemoveAt(int.Parse(key, CultureInfo.InvariantCulture));
        }
        else
        {
            owner.AsObject().Remove(key);
        }

        await RefusedAsync(bundle.ToJsonString(), id);
    }

    [Fact]
    public async Task Keyless_ForAnybodyElse_IsRefused()
    {
        var bundle = File.ReadAllText(Bundle("dsse-rekor2-tsa"));
        var known = sigstore.Workflow;

        var subject = await VerifyAsync(bundle, identity: known.Subject + "2");
        var issuer = await VerifyAsync(bundle, issuer: known.Issuer + "/");
        var thing = await VerifyAsync(bundle, artifact: $"sha256:{new string('0', 64)}");
        var rootless = await VerifyAsync(bundle, root: null);
        var keyed = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", Site.Write("a.pub", TestKeys.First.PublicPem), "artifact");
        var half = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--certificate-identity", known.Subject, "artifact");

        Assert.Equal((8, 8, 8, 8, 8, 2), (subject.ExitCode, issuer.ExitCode, thing.ExitCode, rootless.ExitCode, keyed.ExitCode, half.ExitCode));
        Assert.Contains($"found {known}", subject.Error, StringComparison.Ordinal);
        Assert.Contains("--trusted-root", rootless.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SLP6001")]
    [InlineData("no key at all", "SLP6001")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "SLP6003")]
    [InlineData("private", "SLP6004")]
    public async Task Key_ThatIsNone_IsAFailedVerification(string key, string id)
    {
        var bundle = File.ReadAllText(Bundle("key-dsse"));
        Site.Write("bundle.json", bundle);
        Site.Write("artifact", System.Text.Encoding.UTF8.GetString(MockSigstore.Content));
        Site.Write("k.pub", key == "private" ? TestKeys.First.PrivatePem : key);

        var result = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", "k.pub", "artifact", "--json");

        Assert.Equal(8, result.ExitCode);
        Assert.Equal(id, (string?)JsonNode.Parse(result.Output)!["problems"]![0]!["id"]);
    }

    [Theory]
    [InlineData("--bundle", "SLP6031")]
    [InlineData("--trusted-root", "SLP6040")]
    [InlineData("--key", "SLP6001")]
    public async Task File_WithoutEnd_IsReadUpToItsLimit(string option, string id)
    {
        Tool.RequireThat(File.Exists("/dev/zero"), "there is no /dev/zero");
        Site.Write("bundle.json", File.ReadAllText(Bundle("key-dsse")));
        Site.Write("k.pub", sigstore.Key.ToPem());
        Dictionary<string, string> files = new() { ["--bundle"] = "bundle.json", ["--key"] = "k.pub", [option] = "/dev/zero" };

        var result = await RunAsync(["verify-bundle", .. files.SelectMany(file => (string[])[file.Key, file.Value]), MockSigstore.Artifact.Digest.ToString()]);

        Assert.Equal(8, result.ExitCode);
        Assert.Contains(id, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyless_InAProcess_OpensNoSocket()
    {
        var strace = Tool.Require("strace", "strace");
        Site.Write("artifact", System.Text.Encoding.UTF8.GetString(MockSigstore.Content));

        var result = await CommandRunner.RunAsync(
            strace, ["-f", "-qq", "-e", "trace=socket,connect", "-o", Site["sockets"], Program, .. Arguments(Bundle("dsse-rekor2-tsa"))], Site["."],
            // The runtime's own door for debuggers is a socket, too.
            new Dictionary<string, string?> { ["DOTNET_EnableDiagnostics"] = "0", ["SLIPWAY_CACHE"] = Site["cache"] });

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal("", File.ReadAllText(Site["sockets"]));
    }

    private string Bundle(string name)
    {
        _ = Judge.Node;
        return sigstore[name];
    }

    private async Task RefusedAsync(string bundle, string id)
    {
        var result = await VerifyAsync(bundle, more: "--json");

        Assert.Equal(8, result.ExitCode);
        var answer = JsonNode.Parse(result.Output)!;
        Assert.False((bool)answer["verified"]!);
        Assert.Contains(answer["problems"]!.AsArray(), problem => ((string)problem!["id"]!).StartsWith(id, StringComparison.Ordinal));
        Assert.Contains(id, result.Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> VerifyAsync(
        string bundle, string artifact = "artifact", string? identity = null, string? issuer = null, string? root = "", params string[] more)
    {
        Site.Write("bundle.json", bundle);
        Site.Write("artifact", System.Text.Encoding.UTF8.GetString(MockSigstore.Content));
        return RunAsync([.. Arguments("bundle.json", artifact, identity, issuer, root), .. more]);
    }

    private string[] Arguments(string bundle, string artifact = "artifact", string? identity = null, string? issuer = null, string? root = "") =>
    [
        "verify-bundle", "--bundle", bundle, "--certificate-identity", identity ?? sigstore.Workflow.Subject,
        "--certificate-oidc-issuer", issuer ?? sigstore.Workflow.Issuer, .. root is null ? (string[])[] : ["--trusted-root", sigstore.RootFile], artifact,
    ];

    private static (JsonNode Owner, string Key) Find(JsonNode root, string path)
    {
        var parts = path.Split('/');
        var owner = parts[..^1].Aggregate(root, (node, part) => Get(node, part)!);
        return (owner, parts[^1]);
    }

    private static JsonNode? Get(JsonNode node, string key) => node is JsonArray list ? list[int.Parse(key, CultureInfo.InvariantCulture)] : node[key];

    private static void Set(JsonNode node, string key, string value)
    {
        if (node is JsonArray list)
        {
            list[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[key] = value;
        }
    }
}
