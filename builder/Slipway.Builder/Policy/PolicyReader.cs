using System.Globalization;
using Slipway.Builder.Manifest;
using Slipway.Images;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;
using Slipway.Trust.Identities;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Policy;

/// <summary>Reads a build policy.</summary>
public static class PolicyReader
{
    /// <summary>Reads a file; null when it cannot be used. An overdue exception is an error, and the rest of the policy is still judged.</summary>
    public static BuildPolicy? ReadFile(string file, string shown, DateOnly today, DiagnosticBag bag)
    {
        byte[] bytes;
        try
        {
            bytes = BoundedFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            bag.Add(ManifestRules.NoFile.At(new SourcePosition(shown, 1, 1), $"the policy cannot be read: {exception.Message.TrimEnd('.')}", "name a BuildPolicy file"));
            return null;
        }

        var problems = new DiagnosticBag();
        var root = PolicyShape.Document.Read(bytes, shown, ReadMode.Strict, problems);
        var policy = root is null ? null : Map(root) with { Digest = Digest.Of(bytes) };
        if (policy is not null && root!.Mapping("spec").MappingOrNull("signatures") is { } signatures)
        {
            policy = policy with { Signatures = WithIdentities(policy.Signatures, signatures, file, problems), Files = [.. Files(signatures)] };
        }

        bag.AddRange(problems.Sorted());
        return problems.HasErrors || policy is null ? null : WithoutOverdue(policy, today, bag);
    }

    // An overdue exception is an error and excepts nothing, so the finding that it hid is told in the same run.
    private static BuildPolicy WithoutOverdue(BuildPolicy policy, DateOnly today, DiagnosticBag bag)
    {
        var ignored = policy.Vulnerabilities.Ignore.ToLookup(ignored => today >= ignored.Until.Value);
        bag.AddRange(ignored[true].Select(Overdue));
        return policy with { Vulnerabilities = policy.Vulnerabilities with { Ignore = [.. ignored[false]] } };
    }

    private static Diagnostic Overdue(IgnoredFinding ignored) => PolicyRules.Overdue.At(
        ignored.Until.Position,
        string.Create(CultureInfo.InvariantCulture, $"{ignored.Id} in {ignored.Module} was accepted until {ignored.Until.Value:yyyy-MM-dd}"),
        "remove the exception, or move the day and say why");

    private static BuildPolicy Map(YamlMapping root)
    {
        var spec = root.Mapping("spec");
        var policy = new BuildPolicy { Name = root.Mapping("metadata").Text("name") };
        var tiers = spec.Items("tiers").Select(item => int.Parse(((YamlScalar)item).Text, CultureInfo.InvariantCulture)).Order().ToList();
        return policy with
        {
            Base = spec.MappingOrNull("base") is { } baseRule ? Base(baseRule) : policy.Base,
            Feeds = spec.Texts("feeds"),
            Tiers = tiers.Count > 0 ? tiers : policy.Tiers,
            Vulnerabilities = spec.MappingOrNull("vulnerabilities") is { } vulnerabilities ? Vulnerabilities(vulnerabilities) : policy.Vulnerabilities,
            Licences = spec.MappingOrNull("licences") is { } licences ? Licences(licences) : policy.Licences,
            Signatures = spec.MappingOrNull("signatures") is { } signatures ? Signatures(signatures) : policy.Signatures,
        };
    }

    private static BaseRule Base(YamlMapping mapping) => new()
    {
        RequireDigest = mapping.Flag("requireDigest"),
        Allow = mapping.Texts("allow"),
        ReleaseHost = mapping.Flag("releaseHost", absent: true),
    };

    private static VulnerabilityRule Vulnerabilities(YamlMapping mapping) => new()
    {
        DatabaseRequired = mapping.TextOrNull("database") == "required",
        DatabaseMaxAgeDays = mapping.IntegerOrNull("maxAgeDays") is { } days ? (int)days : null,
        FailOn = mapping.TextOrNull("failOn") ?? new VulnerabilityRule().FailOn,
        UnscoredFails = mapping.TextOrNull("unscored") != "warn",
        Ignore = [.. mapping.Mappings("ignore").Select(Ignored)],
    };

    private static IgnoredFinding Ignored(YamlMapping mapping) => new(
        mapping.Text("id"), mapping.Text("module"), mapping.Text("because"),
        new Located<DateOnly>(mapping.DateOrNull("until")!.Value, mapping.PositionAt("until")));

    private static LicenseRule Licences(YamlMapping mapping) => new()
    {
        Allow = mapping.Texts("allow"),
        Deny = mapping.Texts("deny"),
        UnknownFails = mapping.TextOrNull("unknown") == "fail",
    };

    private static SignatureRule Signatures(YamlMapping mapping) => new()
    {
        Packages = mapping.TextOrNull("packages") ?? "none",
        Base = mapping.TextOrNull("base") ?? "none",
    };

    // Whom they name stands in files beside the policy.
    private static SignatureRule WithIdentities(SignatureRule rule, YamlMapping signatures, string file, DiagnosticBag problems)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var written = signatures.Items("identities");
        return rule with
        {
            Identities = [.. written.Select(item => Identity(item, folder, problems)).OfType<AcceptedSigner>()],
            Root = PolicyFiles.Root(signatures, "spec.signatures", folder, (written.OfType<YamlMapping>().FirstOrDefault()?.Position, problems)),
        };
    }

    private static IEnumerable<Located<string>> Files(YamlMapping signatures) =>
    [
        .. signatures.Items("identities").OfType<YamlScalar>().Select(key => new Located<string>(key.Text, key.Position)),
        .. signatures.TextOrNull("trustedRoot") is { } root ? [new Located<string>(root, signatures.PositionAt("trustedRoot"))] : Array.Empty<Located<string>>(),
    ];

    private static AcceptedSigner? Identity(YamlNode written, string folder, DiagnosticBag problems)
    {
        if (written is YamlMapping mapping)
        {
            var identity = new ExpectedIdentity(mapping.Text("issuer"), mapping.Text("subject"));
            return AcceptedSigner.Of(identity.ToString(), identity);
        }

        var file = (YamlScalar)written;
        return PolicyFiles.Key(folder, file.Text, file.Position, problems) is { } key ? AcceptedSigner.Of(file.Text, key) : null;
    }
}
