using Slipway.Generator.Configuration;

namespace Slipway.Generator.Emission;

/// <summary>Writes the JSON Schema (2020-12) of a configuration.</summary>
internal static class SchemaText
{
    public static string Write(ConfigurationDeclaration configuration)
    {
        var json = new JsonText().BeginObject()
            .Text("$schema", "https://json-schema.org/draft/2020-12/schema")
            .Text("type", "object")
            .BeginObject("properties");
        foreach (var key in configuration.Keys)
        {
            WriteKey(json, key);
        }

        json.EndObject();
        var required = configuration.Keys.Where(key => key.IsRequired).Select(key => key.Name).ToList();
        if (required.Count > 0)
        {
            json.Texts("required", required);
        }

        return json.Raw("additionalProperties", "false").EndObject().ToString();
    }

    private static void WriteKey(JsonText json, ConfigurationKey key)
    {
        json.BeginObject(key.Name);
        WriteType(json, key);
        WriteBounds(json, key);
        if (key.Description.Length > 0)
        {
            json.Text("description", key.Description);
        }

        if (key.Default is { } value)
        {
            json.Raw("default", value);
        }

        json.EndObject();
    }

    private static void WriteType(JsonText json, ConfigurationKey key) => _ = key.Kind switch
    {
        KeyKind.Text => json.Text("type", "string"),
        KeyKind.Secret => json.Text("type", "string").Raw("writeOnly", "true"),
        KeyKind.Uri => json.Text("type", "string").Text("format", "uri"),
        KeyKind.Boolean => json.Text("type", "boolean"),
        KeyKind.Int32 or KeyKind.Int64 => json.Text("type", "integer"),
        KeyKind.Double => json.Text("type", "number"),
        KeyKind.Duration => json.Texts("type", ["string", "number"]),
        KeyKind.Word => json.Text("type", "string").Texts("enum", key.Words.Select(word => word.Text)),
        KeyKind.Texts => json.Text("type", "array").BeginObject("items").Text("type", "string").EndObject(),
        KeyKind.Map => json.Text("type", "object").BeginObject("additionalProperties").Text("type", "string").EndObject(),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private static void WriteBounds(JsonText json, ConfigurationKey key)
    {
        if (key.Bounds.Minimum is { } minimum)
        {
            json.Number(key.Kind.HasLength() ? "minLength" : "minimum", minimum);
        }

        if (key.Bounds.Maximum is { } maximum)
        {
            json.Number(key.Kind.HasLength() ? "maxLength" : "maximum", maximum);
        }
    }
}
