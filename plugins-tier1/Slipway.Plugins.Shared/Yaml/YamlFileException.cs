using System.Globalization;

namespace Slipway.Plugins.Shared.Yaml;

/// <summary>A file is no YAML that can be read; the message begins with its place.</summary>
internal sealed class YamlFileException(string file, long line, long column, string message, Exception? inner = null)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {message}"), inner);
