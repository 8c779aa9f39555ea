using System.IO.Enumeration;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Policy;

/// <summary>Judges what is known before anything is compiled: base, feeds, tiers.</summary>
internal static class PolicyChecks
{
    public static IEnumerable<Diagnostic> Judge(BuildPolicy policy, ServerManifest manifest, ServerLock value) =>
        [.. Base(policy, manifest), .. Feeds(policy, manifest, value), .. Tiers(policy, manifest, value), .. NotRun(policy, manifest)];

    private static IEnumerable<Diagnostic> Base(BuildPolicy policy, ServerManifest manifest)
    {
        var written = manifest.Base.Image;
        if (policy.Base.Allow.Count > 0 && !Matches(policy.Base.Allow, written.Value))
        {
            yield return PolicyRules.BaseNotAllowed.At(
                written.Position, $"the policy \"{policy.Name}\" does not allow the base {written.Value}", $"take one of {string.Join(", ", policy.Base.Allow)}");
        }

        if (policy.Base.RequireDigest && !manifest.Base.IsHost && !written.Value.Contains("@sha256:", StringComparison.Ordinal))
        {
            yield return PolicyRules.NoDigest.At(
                written.Position, $"the policy \"{policy.Name}\" wants the base by digest; {written.Value} has none", "add @sha256: and its digest");
        }
    }

    private static IEnumerable<Diagnostic> Feeds(BuildPolicy policy, ServerManifest manifest, ServerLock value)
    {
        if (policy.Feeds.Count == 0)
        {
            yield break;
        }

        foreach (var package in value.Packages.Where(package => !Matches(policy.Feeds, package.Feed)))
        {
            var plugin = manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id);
            var chain = package.Why.Count > 0 ? $" ({package.Why[0]})" : "";
            yield return PolicyRules.FeedNotAllowed.At(
                plugin?.Module.Position, $"the policy \"{policy.Name}\" does not allow the feed \"{package.Feed}\", which delivers {package}{chain}", $"mirror it into one of {string.Join(", ", policy.Feeds)}");
        }
    }

    private static IEnumerable<Diagnostic> Tiers(BuildPolicy policy, ServerManifest manifest, ServerLock value) =>
        value.Plugins.Where(plugin => !policy.Tiers.Contains(plugin.Tier)).Select(plugin => PolicyRules.TierNotAllowed.At(
            manifest.Plugins.FirstOrDefault(request => request.Name == plugin.Name)?.Position,
            $"plugin \"{plugin.Name}\" is Tier {plugin.Tier}; the policy \"{policy.Name}\" allows {string.Join(", ", policy.Tiers)}", "take a listed plugin, or have it listed"));

    // Never zero when a check that the policy requires did not run.
    private static IEnumerable<Diagnostic> NotRun(BuildPolicy policy, ServerManifest manifest)
    {
        if (policy.Signatures.Base == SignatureRule.Anybody)
        {
            yield return PolicyRules.NotRun.At(
                manifest.Policy?.Position, $"the policy \"{policy.Name}\" demands a base that anybody signed; without a key nobody can tell who did", "name whose signature counts: `base: identities` with `identities: [ KEY.pub ]`");
        }
    }

    private static bool Matches(IEnumerable<string> patterns, string text) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false));
}
