using System.Collections.Immutable;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Builder.Manifest;

/// <summary>Reads a build manifest, and finds everything that is wrong with it at once.</summary>
public static class ManifestReader
{
    /// <summary>Reads a file; null when a diagnostic of severity error was added.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <param name="shown">The file as messages name it.</param>
    /// <param name="today">The day on which exceptions are judged.</param>
    /// <param name="bag">Where problems go.</param>
    public static ServerManifest? ReadFile(string file, string shown, DateOnly today, DiagnosticBag bag)
    {
        byte[] bytes;
        try
        {
            bytes = BoundedFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var why = exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : Directory.Exists(file) ? "this is a folder"
                : exception.Message.TrimEnd('.');
            bag.Add(ManifestRules.NoFile.At(new SourcePosition(shown, 1, 1), why, "name a file of kind ServerBuild"));
            return null;
        }

        return Read(bytes, file, shown, today, bag);
    }

    /// <summary>Reads bytes as the content of a file, such as an earlier state of it; null when a diagnostic of severity error was added.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="file">The file whose content they are or were, absolute: paths in the manifest are relative to its folder.</param>
    /// <param name="shown">The file as messages name it.</param>
    /// <param name="today">The day on which exceptions are judged.</param>
    /// <param name="bag">Where problems go.</param>
    public static ServerManifest? Read(byte[] bytes, string file, string shown, DateOnly today, DiagnosticBag bag)
    {
        var problems = new DiagnosticBag();
        var root = ManifestShape.Document.Read(bytes, shown, ReadMode.Strict, problems);
        if ((root ?? Unshaped(bytes, shown, problems)) is { } whole)
        {
            problems.AddRange(ManifestChecks.Of(whole, Path.GetDirectoryName(file)!, today));
        }

        bag.AddRange(problems.Sorted());
        return root is null || problems.HasErrors ? null : Read(root, file);
    }

    // The YAML of a file whose shape is wrong; of a file of another kind nothing more is worth saying.
    private static YamlNode? Unshaped(byte[] bytes, string shown, DiagnosticBag problems) =>
        problems.Sorted().Any(problem => problem.Id == ShapeRules.WrongDocument.Id) ? null : YamlReader.Read(bytes, shown, new DiagnosticBag())?.Root;

    private static ServerManifest Read(YamlMapping root, string file)
    {
        var metadata = root.Mapping("metadata");
        var spec = root.Mapping("spec");
        return new ServerManifest
        {
            File = file,
            Name = metadata.Text("name"),
            Version = SemanticVersion.Parse(metadata.Text("version")),
            Publisher = metadata.MappingOrNull("publisher") is { } publisher
                ? new Publisher(publisher.Text("name"), publisher.TextOrNull("url"), publisher.TextOrNull("contact"))
                : null,
            Base = Base(spec.Mapping("base")),
            Plugins = [.. spec.Mappings("plugins").Select(Plugin)],
            Overrides = [.. spec.Mappings("overrides").Select(Pin)],
            Feeds = [.. spec.Items("feeds").Select(Text)],
            Index = Optional(spec, "index", text => text),
            StdioPlugins = [.. spec.Mappings("stdioPlugins").Select(Stdio)],
            Platforms = [.. spec.Items("platforms").Select(item => new Located<Platform>(Platform.Parse(Text(item).Value), item.Position))],
            Image = spec.MappingOrNull("image") is { } image ? Image(image) : new ImageSettings(),
            Policy = Optional(spec, "policy", text => text),
        };
    }

    private static BaseChoice Base(YamlMapping mapping) => new(
        Optional(mapping, "image", text => text) ?? new Located<string>(BaseChoice.Host, mapping.Position),
        Optional(mapping, "server", ManifestTexts.Version),
        Optional(mapping, "frameworkVersion", text => text));

    private static PluginRequest Plugin(YamlMapping mapping) => new(
        mapping.Text("name"),
        Required(mapping, "module", PackageId.Parse),
        Required(mapping, "version", ManifestTexts.Version),
        mapping.PositionAt("name"))
    {
        Feed = Optional(mapping, "feed", text => text),
        LocalPath = Optional(mapping, "path", text => text),
        Because = mapping.TextOrNull("because"),
        Until = Until(mapping),
        Accepts = [.. mapping.Mappings("accept").Select(fault => new AcceptedFault(fault.Text("what"), fault.Text("because"), Until(fault)!))],
    };

    private static PackagePin Pin(YamlMapping mapping) => new(
        Required(mapping, "module", PackageId.Parse),
        Required(mapping, "version", ManifestTexts.Version),
        mapping.Text("because"),
        Until(mapping)!);

    private static StdioPlugin Stdio(YamlMapping mapping) => new(
        mapping.Text("name"),
        mapping.Text("capability"),
        Required(mapping, "file", text => text),
        Required(mapping, "sha256", text => text),
        mapping.PositionAt("name"))
    {
        Platform = mapping.TextOrNull("platform") is { } platform ? new Located<Platform>(Platform.Parse(platform), mapping.PositionAt("platform")) : null,
    };

    private static ImageSettings Image(YamlMapping mapping)
    {
        var defaults = new ImageSettings();
        return new ImageSettings
        {
            Repository = Optional(mapping, "repository", text => text),
            Tags = [.. mapping.Items("tags").Select(Text)],
            User = mapping.TextOrNull("user") ?? defaults.User,
            Env = Map(mapping, "env"),
            Labels = Map(mapping, "labels"),
        };
    }

    private static ImmutableSortedDictionary<string, string> Map(YamlMapping mapping, string key) =>
        mapping.MappingOrNull(key) is { } map
            ? map.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Text, StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static Located<DateOnly>? Until(YamlMapping mapping) =>
        mapping.DateOrNull("until") is { } day ? new Located<DateOnly>(day, mapping.PositionAt("until")) : null;

    private static Located<T> Required<T>(YamlMapping mapping, string key, Func<string, T> read) =>
        new(read(mapping.Text(key)), mapping.PositionAt(key));

    private static Located<T>? Optional<T>(YamlMapping mapping, string key, Func<string, T> read)
        where T : class =>
        mapping.TextOrNull(key) is { } text ? new Located<T>(read(text), mapping.PositionAt(key)) : null;

    private static Located<string> Text(YamlNode node) => new(((YamlScalar)node).Text, node.Position);
}
