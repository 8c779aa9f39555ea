using System.Text.RegularExpressions;
using System.Xml;
using NuGet.Configuration;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>What NuGet says of a nuget.config that it cannot use. It puts the file into the text, and leaves the line to XML's own complaint.</summary>
internal static partial class ConfigurationFault
{
    public static Diagnostic Of(NuGetConfigurationException exception)
    {
        var told = ToldFile().Match(exception.Message);
        var xml = exception.InnerException as XmlException;
        var reason = told.Success ? exception.Message[..told.Index] : exception.Message;
        return ResolutionRules.BadConfiguration.At(
            told.Success ? new SourcePosition(told.Groups["file"].Value, xml?.LineNumber ?? 1, xml?.LinePosition ?? 1) : null,
            reason.Trim().TrimEnd('.') + (xml is null ? "" : $": {xml.Message.TrimEnd('.')}"),
            "mend the file, or remove it when its feeds are not needed");
    }

    [GeneratedRegex("Path: '(?<file>[^']+)'")]
    private static partial Regex ToldFile();
}
