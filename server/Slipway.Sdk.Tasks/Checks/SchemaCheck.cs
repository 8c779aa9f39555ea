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
            else if (!schemas.TryAdd(file, compiled.ConfigurationSchema))
            {
                RefuseASecondOwner(comparison, path, file, schemas[file] == compiled.ConfigurationSchema);
            }
            else if (!comparison.Problems.HasErrors && (write || !File.Exists(Path.Combine(folder, file))))
            {
                SchemaFile.Write(Path.Combine(folder, file), compiled.ConfigurationSchema);
            }
            else
            {
                Compare(comparison, path, Path.Combine(folder, file), compiled);
            }
        }

        return [.. schemas.Keys.Order(StringComparer.Ordinal)];
    }

    private static void RequireDeclaration(Comparison comparison, string path, CompiledProvider compiled)
    {
        if (compiled.ConfigurationKeys().Count > 0)
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

    private static void Compare(Comparison comparison, string path, string file, CompiledProvider compiled)
    {
        if (File.Exists(file) && !SchemaFile.Holds(file, compiled.ConfigurationSchema))
        {
            comparison.Report(
                PackRules.SchemaDiffers, $"{path}.configuration", $"{Path.GetFileName(file)} is not the schema of the code",
                "run dotnet build -c Release -p:SlipwayWriteSchema=true and review what changed");
        }
    }
}
