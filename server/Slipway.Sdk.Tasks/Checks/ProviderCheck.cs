using Slipway.Metadata.Plugins;
using Slipway.Sdk.Tasks.Reading;

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
                $"add to providers: - {Line(compiled)}");
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
            PackRules.ProviderDiffers, path, $"{subject} differ: {string.Join("; ", differences)}", compiled.Count == 0 && key == "operations" ? "implement one in the code, or remove the provider" : $"write {key}: {YamlAdvice.List(compiled)}, or change the code");
    }

    private static string Line(CompiledProvider provider)
    {
        List<string> parts = [$"capability: {YamlAdvice.Scalar(provider.Capability)}", $"name: {YamlAdvice.Scalar(provider.Name)}"];
        if (provider.Keys.Count > 0)
        {
            parts.Add($"configuration: config/{provider.Name}.schema.json");
        }

        parts.Add($"operations: {YamlAdvice.List(provider.Operations)}");
        if (provider.Scope.Count > 0)
        {
            parts.Add($"scope: {YamlAdvice.List(provider.Scope)}");
        }

        if (provider.Filters.Count > 0)
        {
            parts.Add($"filters: {YamlAdvice.List(provider.Filters)}");
        }

        return $"{{ {string.Join(", ", parts)} }}";
    }
}
