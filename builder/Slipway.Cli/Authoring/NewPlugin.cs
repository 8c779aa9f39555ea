using System.Text.RegularExpressions;

namespace Slipway.Cli.Authoring;

/// <summary>What a new plugin's project is to be.</summary>
/// <param name="Name">The name of project, assembly and package, such as <c>Acme.Ops.Weather</c>.</param>
/// <param name="Publisher">Who publishes it, as plugin.yaml names them.</param>
/// <param name="Plugin">Its name among those of the publisher.</param>
/// <param name="Capabilities">What it serves.</param>
/// <param name="Pipeline">The system whose pipeline tests it.</param>
internal sealed partial record NewPlugin(string Name, string Publisher, string Plugin, IReadOnlyList<string> Capabilities, string Pipeline)
{
    /// <summary>The namespace of its sources; a package's name may have more characters than one.</summary>
    public string Namespace => string.Join('.', Name.Split('.').Select(Identifier));

    /// <summary>What its classes begin with: the last part of the name.</summary>
    public string ClassName => Identifier(Name.Split('.')[^1]);

    /// <summary>Whether a text is a package's name whose parts can begin a class.</summary>
    public static bool IsName(string text) => PackageName().IsMatch(text);

    /// <summary>Whether a text is a DNS label, as publishers and plugins are named.</summary>
    public static bool IsLabel(string text) => Label().IsMatch(text);

    /// <summary>A part of the name as a DNS label; it may come out as none.</summary>
    public static string LabelOf(string part) => new string([.. part.ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')]).Trim('-');

    private static string Identifier(string part) =>
        (char.IsAsciiDigit(part[0]) ? "_" : "") + new string([.. part.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_')]);

    [GeneratedRegex(@"^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$", RegexOptions.ECMAScript)]
    private static partial Regex PackageName();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();
}
