using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>Every provider is declared and in the code, and both say the same of it.</summary>
internal static class ProviderCheck
{
    public static void Check(Comparison comparison)
    {
        CheckBothWays(comparison);
        foreach (var (path, declared, compiled) in comparison.Pairs())
        {
            var name = $"{declared.Capability}/{declared.Name}";
            Compare(comparison, $"{path}.operations", $"the operations of {name}", declared.Operations, compiled.Operations);
            Compare(comparison, $"{path}.scope", $"the scope of {name}", declared.Scope, compiled.Scope);
            Compare(comparison, $"{path}.filters", $"the filters of {name}", declared.Filters, compiled.Filters);
        }
    }

    private static void CheckBothWays(Comparison comparison)
    {
        var (manifest, code, _) = comparison;
        for (var i = 0; i < manifest.Providers.Count; i++)
        {
            var declared = manifest.Providers[i];
            if (!code.Providers.Any(compiled => Comparison.IsSame(declared, compiled)))
            {
                var others = code.Providers.Select(compiled => $"{compiled.Capability}/{compiled.Name}").ToList();
                comparison.Report(
                    PackRules.ProviderOnlyDeclared, $"spec.providers[{i}]", $"the code has no provider {declared.Capability}/{declared.Name}",
                    others.Count == 0 ? $"mark a class with [Provider(\"{declared.Name}\")]" : $"remove it, or write the class; the code has {string.Join(", ", others)}");
            }
        }

        foreach (var compiled in code.Providers.Where(compiled => !manifest.Providers.Any(declared => Comparison.IsSame(declared, compiled))))
        {
            comparison.Report(
                PackRules.ProviderOnlyInCode, "spec.providers", $"the code has a provider {compiled.Capability}/{compiled.Name} that plugin.yaml does not declare",
                $"add - {{ capability: {compiled.Capability}, name: {compiled.Name}, operations: [ {string.Join(", ", compiled.Operations)} ] }}");
        }
    }

    private static void Compare(Comparison comparison, string path, string subject, IReadOnlyList<string> declared, IReadOnlyList<string> compiled)
    {
        var onlyDeclared = declared.Except(compiled, StringComparer.Ordinal).ToList();
        var onlyCompiled = compiled.Except(declared, StringComparer.Ordinal).ToList();
        if (onlyDeclared.Count == 0 && onlyCompiled.Count == 0)
        {
            return;
        }

        List<string> differences = [];
        if (onlyDeclared.Count > 0)
        {
            differences.Add($"the code lacks {string.Join(", ", onlyDeclared)}");
        }

        if (onlyCompiled.Count > 0)
        {
            differences.Add($"plugin.yaml lacks {string.Join(", ", onlyCompiled)}");
        }

        var key = path[(path.LastIndexOf('.') + 1)..];
        comparison.Report(
            PackRules.ProviderDiffers, path, $"{subject} differ: {string.Join("; ", differences)}", $"write {key}: [ {string.Join(", ", compiled.Select(Quoted))} ], or change the code");
    }

    private static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') ? text : $"\"{text}\"";
}
