using Slipway.Metadata.Plugins;
using Slipway.Sdk.Tasks.Reading;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The configuration schemas of the project are those of the code; those that are missing, or all when asked, are written.</summary>
internal static class SchemaCheck
{
    /// <summary>The schema files that belong into the package, relative to the project.</summary>
    public static IReadOnlyList<string> Check(Comparison comparison, string folder, bool write)
    {
        Dictionary<string, string> schemas = new(StringComparer.Ordinal);
        foreach (var (path, declared, compiled) in comparison.Pairs())
        {
            if (declared.Configuration is not { } file)
            {
                RequireDeclaration(comparison, path, compiled);
            }
            else if (compiled.ConfigurationSchema.Length == 0)
            {
                comparison.Report(
                    PackRules.ProviderDiffers, $"{path}.configuration", $"plugin.yaml names a schema for {compiled.Capability}/{compiled.Name}, but the code takes no configuration",
                    "delete configuration: of this provider");
            }
            else if (!schemas.TryAdd(file, compiled.ConfigurationSchema))
            {
                RefuseASecondOwner(comparison, path, file, schemas[file] == compiled.ConfigurationSchema);
            }
            else if (SchemaFile.Canonical(compiled.ConfigurationSchema) is not { } schema)
            {
                comparison.Report(
                    PackRules.Unreadable, path, $"the schema of {compiled.Capability}/{compiled.Name} is not JSON that can be written",
                    "look for half a surrogate pair (\\uD800 to \\uDFFF) in the descriptions and defaults of its configuration");
            }
            else
            {
                Settle(comparison, $"{path}.configuration", Path.Combine(folder, file), schema, write);
            }
        }

        return [.. schemas.Keys.Order(StringComparer.Ordinal)];
    }

    private static void RequireDeclaration(Comparison comparison, string path, CompiledProvider compiled)
    {
        if (compiled.Keys.Count > 0)
        {
            comparison.Report(
                PackRules.SchemaUndeclared, path, $"{compiled.Capability}/{compiled.Name} takes a configuration, but plugin.yaml names no schema of it",
                $"add configuration: config/{compiled.Name}.schema.json; packing writes the file");
        }
    }

    private static void RefuseASecondOwner(Comparison comparison, string path, string file, bool isSame)
    {
        if (!isSame)
        {
            comparison.Report(
                PackRules.SchemaShared, $"{path}.configuration", $"another provider with another configuration names {file} too", "give each configuration a file of its own");
        }
    }

    // Asked to write, it writes whatever else is wrong; unasked, only what was never there, into a package that will be made.
    private static void Settle(Comparison comparison, string path, string file, string schema, bool write)
    {
        if (write || (!File.Exists(file) && !comparison.Problems.HasErrors))
        {
            if (SchemaFile.WhyNotWritten(file, schema) is { } reason)
            {
                comparison.Report(PackRules.Unreadable, path, $"{Path.GetFileName(file)} cannot be written: {reason}", "remove what is in its place");
            }
        }
        else if (File.Exists(file) && !SchemaFile.Holds(file, schema))
        {
            comparison.Report(
                PackRules.SchemaDiffers, path, $"{Path.GetFileName(file)} is not the schema of the code",
                "run dotnet build -c Release -p:SlipwayWriteSchema=true and review what changed");
        }
    }
}
