using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Cli.Distributions;
using Slipway.Cli.Templates;

namespace Slipway.Cli.Authoring;

/// <summary>
/// The files of <c>dotnet new slipway-plugin</c>, embedded, for those who have not installed it: the same files, the same bytes. What the
/// template leaves out of a plugin without a capability is read from its own template.json.
/// </summary>
internal static partial class PluginTemplate
{
    private const string Prefix = "plugin/";
    private const string Description = ".template.config/template.json";

    // What the files have in place of answers.
    private const string NamePlace = "Company.Ops.Example";
    private const string PublisherPlace = "publisher-slug";
    private const string PluginPlace = "plugin-slug";

    /// <summary>The capabilities that it has a provider for.</summary>
    public static IReadOnlyList<string> Capabilities { get; } = Choices("capability");

    /// <summary>The systems that it has a pipeline for, the usual one first; and none.</summary>
    public static IReadOnlyList<string> Pipelines { get; } = Choices("ci");

    /// <summary>Path to content, sorted by path.</summary>
    public static IReadOnlyList<NewFile> Of(NewPlugin asked)
    {
        var conditions = new TemplateConditions(part => part == asked.Pipeline || asked.Capabilities.Contains(part));
        var left = Root().GetProperty("sources")[0].GetProperty("modifiers").EnumerateArray()
            .Where(modifier => conditions.Holds(modifier.GetProperty("condition").GetString()!))
            .SelectMany(modifier => modifier.GetProperty("exclude").EnumerateArray().Select(path => path.GetString()!))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. typeof(PluginTemplate).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => name[Prefix.Length..])
                .Where(path => path != Description && !left.Contains(path))
                .Select(path => new NewFile(Named(path, asked, asked.Name), Encoding.UTF8.GetBytes(Named(conditions.Apply(Text(path)), asked, asked.Namespace))))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    // In one pass, as dotnet new does: what an answer brings in is no place of another.
    private static string Named(string text, NewPlugin asked, string name) => Places().Replace(text, place => place.Value switch
    {
        NamePlace => name,
        PublisherPlace => asked.Publisher,
        PluginPlace => asked.Plugin,
        _ => asked.ClassName,
    });

    private static IReadOnlyList<string> Choices(string symbol) =>
        [.. Root().GetProperty("symbols").GetProperty(symbol).GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("choice").GetString()!)];

    private static JsonElement Root() => JsonElement.Parse(Text(Description));

    private static string Text(string path)
    {
        using var reader = new StreamReader(typeof(PluginTemplate).Assembly.GetManifestResourceStream(Prefix + path)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"Company\.Ops\.Example|publisher-slug|plugin-slug|Example")]
    private static partial Regex Places();
}
