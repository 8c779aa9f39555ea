using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Slipway.Generator.Configuration;

namespace Slipway.Generator.Emission;

/// <summary>Writes the other part of a configuration record: its schema, its validator, its binder.</summary>
internal static class ConfigurationSource
{
    private const string Space = "global::Slipway.Sdk.Configuration.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Json = "global::System.Text.Json.JsonElement";

    public static SourceText Write(ConfigurationDeclaration configuration)
    {
        var code = CodeText.File();
        if (configuration.Type.Namespace.Length > 0)
        {
            code.Line($"namespace {configuration.Type.Namespace};").Line();
        }

        code.Line($"partial record {configuration.Type.Name}").Open();
        WriteSchema(code, configuration);
        WriteEntries(code, configuration);
        WriteRead(code, configuration);
        return code.Close().ToSourceText();
    }

    private static void WriteSchema(CodeText code, ConfigurationDeclaration configuration)
    {
        code.Line("/// <summary>The JSON Schema of this configuration.</summary>")
            .Line(CodeText.GeneratedCode)
            .Line("public const string JsonSchema =")
            .Open("    \"\"\"");
        foreach (var line in SchemaText.Write(configuration).Split('\n'))
        {
            code.Line(line);
        }

        code.Close("    \"\"\";").Line();
    }

    private static void WriteEntries(CodeText code, ConfigurationDeclaration configuration)
    {
        var name = configuration.Type.Name;
        code.Line("/// <summary>All that is wrong with a configuration.</summary>")
            .Line("/// <param name=\"configuration\">The configuration as an operator wrote it.</param>")
            .Line(CodeText.GeneratedCode)
            .Line($"public static {List}<{Space}ConfigurationProblem> Validate({Json} configuration)")
            .Open()
            .Line($"var reader = new {Space}ConfigurationReader(configuration);")
            .Line("_ = ReadConfiguration(reader);")
            .Line("return reader.Problems;")
            .Close()
            .Line();
        code.Line("/// <summary>Reads a configuration.</summary>")
            .Line("/// <param name=\"configuration\">The configuration as an operator wrote it.</param>")
            .Line($"/// <exception cref=\"{Space}ConfigurationException\">It is wrong; the exception names every problem.</exception>")
            .Line(CodeText.GeneratedCode)
            .Line($"public static {name} Bind({Json} configuration)")
            .Open()
            .Line($"var reader = new {Space}ConfigurationReader(configuration);")
            .Line($"return ReadConfiguration(reader) ?? throw new {Space}ConfigurationException(reader.Problems);")
            .Close()
            .Line();
        code.Line("/// <summary>")
            .Line("/// Rules of the author's own, over several keys: implement it and report problems to the reader. It runs whenever all")
            .Line("/// required keys are sound; an optional key that is wrong has its initial value, and its problem is with the reader.")
            .Line("/// </summary>")
            .Line(CodeText.GeneratedCode)
            .Line($"partial void CheckRules({Space}ConfigurationReader reader);")
            .Line();
    }

    private static void WriteRead(CodeText code, ConfigurationDeclaration configuration)
    {
        var name = configuration.Type.Name;
        code.Line(CodeText.GeneratedCode)
            .Line($"private static {name}? ReadConfiguration({Space}ConfigurationReader reader)")
            .Open();
        foreach (var key in configuration.Keys)
        {
            WriteKey(code, key);
        }

        code.Line("reader.RefuseUnknownKeys();");
        WriteGuard(code, configuration);
        WriteResult(code, configuration);
        code.Line("result.CheckRules(reader);")
            .Line("return reader.Problems.Count > 0 ? null : result;")
            .Close();
    }

    // The author's rules see the record whenever there is one, so that all problems are said at once.
    private static void WriteGuard(CodeText code, ConfigurationDeclaration configuration)
    {
        var missing = configuration.Keys.Where(key => key.IsRequired).Select(key => $"{Local(key)} is null").ToList();
        if (missing.Count > 0)
        {
            code.Line($"if ({string.Join(" || ", missing)})").Open().Line("return null;").Close().Line();
        }
    }

    private static void WriteKey(CodeText code, ConfigurationKey key)
    {
        if (key.IsRequired)
        {
            code.Line($"reader.Require(\"{key.Name}\");");
        }

        if (key.Kind != KeyKind.Word)
        {
            code.Line($"var {Local(key)} = reader.{key.Kind}(\"{key.Name}\"{Limits(key.Bounds)});");
            return;
        }

        var words = CodeText.Literals(key.Words.Select(word => word.Text));
        code.Line($"{key.Enum}? {Local(key)} = reader.Word(\"{key.Name}\", {words}) switch").Open();
        foreach (var word in key.Words)
        {
            code.Line($"{CodeText.Literal(word.Text)} => {key.Enum}.{word.Member},");
        }

        code.Line("_ => null,").Close("};");
    }

    private static void WriteResult(CodeText code, ConfigurationDeclaration configuration)
    {
        var required = configuration.Keys.Where(key => key.IsRequired).ToList();
        code.Line($"var result = new {configuration.Type.Name}{(required.Count == 0 ? "();" : "")}");
        if (required.Count > 0)
        {
            code.Open();
            required.ForEach(key => code.Line($"{key.Property} = {Local(key)}{(key.Kind.IsValueType() ? "!.Value" : "!")},"));
            code.Close("};");
        }

        foreach (var key in configuration.Keys.Where(key => !key.IsRequired))
        {
            var value = key.Kind.IsValueType() ? $"{Local(key)}.Value" : Local(key);
            code.Line($"if ({Local(key)} is not null)").Open()
                .Line($"result = result with {{ {key.Property} = {value} }};")
                .Close().Line();
        }
    }

    private static string Limits(KeyBounds bounds) =>
        bounds.AreOpen ? "" : $", new {Space}KeyLimits({Limit(bounds.Minimum)}, {Limit(bounds.Maximum)})";

    private static string Limit(double? limit) => limit is { } value ? value.ToString("R", CultureInfo.InvariantCulture) + "D" : "null";

    // Keys are camelCase; with the suffix they are neither keywords nor names of this method.
    private static string Local(ConfigurationKey key) => key.Name + "Value";
}
