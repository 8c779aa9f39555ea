using System.Text.RegularExpressions;

namespace Slipway.Metadata.Shapes;

/// <summary>Forms of text that .NET and ECMAScript read alike. None can backtrack more than linearly in what it may match.</summary>
internal static partial class Patterns
{
    private const string Host = "[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?";
    private const string Web = $"https?://{Host}(:[0-9]{{1,5}})?([/?#][!-~]*)?";
    private const string Mail = $"[a-zA-Z0-9._%+-]+@{Host}";
    private const string Number = "(0|[1-9][0-9]*)";
    private const string Prerelease = "(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private const string Version = $@"{Number}\.{Number}\.{Number}(-{Prerelease}(\.{Prerelease})*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?";

    private const string Label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private const string DnsName = $@"{Label}(\.{Label})*";
    private const string Port = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private const string Key = "[a-zA-Z_][a-zA-Z0-9_-]{0,127}";

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    public static partial Regex DnsLabel();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\z")]
    public static partial Regex Slug();

    [GeneratedRegex($@"^{Web}\z")]
    public static partial Regex WebAddress();

    [GeneratedRegex($@"^({Web}|{Mail})\z")]
    public static partial Regex Contact();

    [GeneratedRegex($@"^{Version}\z")]
    public static partial Regex SemanticVersion();

    [GeneratedRegex($@"^({Version}|{Number}\.x|{Number}\.{Number}\.x)\z")]
    public static partial Regex VersionCeiling();

    [GeneratedRegex(@"^v[1-9][0-9]*((alpha|beta)[1-9][0-9]*)?\z")]
    public static partial Regex FrameworkApi();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    public static partial Regex Date();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    public static partial Regex Sha256Digest();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_.-]*(/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*\z")]
    public static partial Regex RelativePath();

    [GeneratedRegex(@"^x-[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z")]
    public static partial Regex AnnotationKey();

    [GeneratedRegex(@"^[^\r\n]*\z")]
    public static partial Regex Line();

    [GeneratedRegex(@"^[^\S\r\n]*\S[^\r\n]*\z")]
    public static partial Regex Reason();

    [GeneratedRegex(@"^[a-zA-Z0-9(][a-zA-Z0-9.+:() -]*\z")]
    public static partial Regex Spdx();

    [GeneratedRegex(@"^[A-Za-z0-9+/]{86}==\z")]
    public static partial Regex Sha512Base64();

    [GeneratedRegex(@"^([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z")]
    public static partial Regex Base64();

    [GeneratedRegex($@"^{DnsName}(:{Port})?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)+@sha256:[0-9a-f]{{64}}\z")]
    public static partial Regex ImageByDigest();

    [GeneratedRegex(@"^[a-zA-Z0-9_]([a-zA-Z0-9_.-]*[a-zA-Z0-9_])?\z")]
    public static partial Regex PackageId();

    [GeneratedRegex($@"^{Label}(\.{Label})+\z")]
    public static partial Regex Domain();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9:._-]*[A-Za-z0-9])?\z")]
    public static partial Regex AdvisoryId();

    [GeneratedRegex($@"^{Label}/{Label}\z")]
    public static partial Regex PluginId();

    [GeneratedRegex(@"^[!-~]+\z")]
    public static partial Regex Location();

    [GeneratedRegex($@"^({DnsName}(:{Port})?|\*\.{Label}(\.{Label})+|\{{config:{Key}\}})\z")]
    public static partial Regex HostPattern();

    [GeneratedRegex($@"^{Key}\z")]
    public static partial Regex ConfigurationKey();

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*\z")]
    public static partial Regex Operation();

    [GeneratedRegex(@"^[!-~]{1,32}\z")]
    public static partial Regex Filter();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_./-]*\.schema\.json\z")]
    public static partial Regex ConfigurationSchema();
}
