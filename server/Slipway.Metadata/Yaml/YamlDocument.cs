using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>The one document of a YAML file, and the text that its positions point into.</summary>
public sealed record YamlDocument(SourceText Source, YamlNode Root);
