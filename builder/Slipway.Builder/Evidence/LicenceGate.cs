using Slipway.Builder.Policy;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Builder.Evidence;

/// <summary>Judges the licences of a server's packages. What a base brings is its owner's to answer for.</summary>
public static class LicenceGate
{
    /// <summary>What the policy does not allow, at the line of the manifest that brought it.</summary>
    public static IEnumerable<Diagnostic> Judge(ResolvedServer server, BillOfMaterials bill)
    {
        var rule = server.Policy.Licences;
        if (rule is { Allow.Count: 0, Deny.Count: 0, UnknownFails: false })
        {
            yield break;
        }

        foreach (var package in server.Packages)
        {
            var reference = Bills.PackageComponents.RefOf(package.Identity);
            var component = bill.Components.First(component => component.Ref == reference);
            if (Judge(rule, component) is { } complaint)
            {
                var roots = package.Why.Select(path => path.Split(" -> ")[0]).Append(package.Id.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var asker = server.Manifest.Plugins.FirstOrDefault(plugin => roots.Contains(plugin.Module.Value.ToString()));
                var way = package.Why.Count > 0 ? $" ({package.Why[0]})" : "";
                yield return PolicyRules.LicenceNotAllowed.At(
                    asker?.Position ?? server.Manifest.Base.ServerPosition,
                    $"{package}{way} {complaint}, which the policy \"{server.Policy.Name}\" does not allow",
                    "take another package, or have the policy changed by whoever answers for it");
            }
        }
    }

    /// <summary>What a policy has against the licence of a component, in words that follow its name; null when nothing.</summary>
    public static string? Judge(LicenseRule rule, Component component)
    {
        if (component.Licences.IsEmpty)
        {
            return rule.UnknownFails ? "states no licence" : null;
        }

        // All of a list of licences hold at once; within an expression, OR is a choice.
        var refused = component.Licences.FirstOrDefault(licence => licence.Kind is LicenceKind.Name ? !AllowsName(rule, licence.Name) : !licence.IsSatisfied(id => Allows(rule, id)));
        return refused is null ? null
            : refused.Kind is LicenceKind.Name ? $"has a licence of its own, \"{refused.Name}\""
            : $"has the licence {refused.Name}";
    }

    // Terms that nobody has given a name are as good as unknown.
    private static bool AllowsName(LicenseRule rule, string name) =>
        rule.Allow.Contains(name, StringComparer.OrdinalIgnoreCase) || (rule.Allow.Count == 0 && !rule.UnknownFails);

    private static bool Allows(LicenseRule rule, string id) =>
        !rule.Deny.Contains(id, StringComparer.OrdinalIgnoreCase)
        && (rule.Allow.Count == 0 || rule.Allow.Contains(id, StringComparer.OrdinalIgnoreCase));
}
