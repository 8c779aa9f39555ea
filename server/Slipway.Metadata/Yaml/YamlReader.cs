using Slipway.Metadata.Diagnostics;
using YamlDotNet.Core;

namespace Slipway.Metadata.Yaml;

/// <summary>
/// Reads YAML from bytes into nodes that know their place. It never throws for what a file holds: hostile or broken input ends as
/// diagnostics, in time and memory bounded by <see cref="YamlLimits"/>.
/// </summary>
public static class YamlReader
{
    /// <summary>Reads the one document of a file; null when a diagnostic of severity error was added.</summary>
    public static YamlDocument? Read(ReadOnlySpan<byte> bytes, string file, DiagnosticBag bag, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        if (bytes.Length > limits.Bytes)
        {
            bag.Add(YamlRules.TooLarge.At(
                new SourcePosition(file, 1, 1), $"the file has more than {limits.Bytes} bytes, which is the limit", "check that the path names the file you meant"));
            return null;
        }

        var problems = new DiagnosticBag();
        var source = YamlText.Decode(bytes, file, problems);
        var root = source is null ? null : Compose(source, problems, limits);
        bag.AddRange(problems.Sorted());
        return source is null || root is null || problems.HasErrors ? null : new YamlDocument(source, root);
    }

    private static YamlNode? Compose(SourceText source, DiagnosticBag problems, YamlLimits limits)
    {
        var composer = new YamlComposer(source, problems, limits);
        try
        {
            return composer.Compose();
        }
        catch (YamlException exception)
        {
            problems.Add(YamlSyntax.Explain(exception, source));
            return null;
        }
    }
}
