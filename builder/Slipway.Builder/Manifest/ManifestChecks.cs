using System.Globalization;
using Slipway.Builder.Resolution;
using Slipway.Images.Blobs;
using Slipway.Metadata;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Builder.Manifest;

/// <summary>
/// The rules of a manifest that go beyond its shape: one function a rule. They look at the YAML itself, so that they speak even when
/// something elsewhere has the wrong shape: all problems are told at once.
/// </summary>
internal static class ManifestChecks
{
    private const int WarningDays = 14;

    private const string NamesNothing = "names nothing; it is relative to the manifest's folder";

    private static readonly string[] DutyKeys = ["because", "until"];

    /// <param name="root">The file.</param>
    /// <param name="folder">The folder that paths are relative to.</param>
    /// <param name="today">The day on which exceptions are judged.</param>
    public static IEnumerable<Diagnostic> Of(YamlNode root, string folder, DateOnly today)
    {
        var spec = root.MappingAt("spec");
        return
        [
            .. RepeatedModules(spec),
            .. Duties(spec),
            .. Overdue(spec, today),
            .. UnknownPlaceholders(spec),
            .. MissingPaths(spec, folder),
            .. Credentials(spec),
            .. Server(spec.MappingAt("base")),
        ];
    }

    private static IEnumerable<Diagnostic> RepeatedModules(YamlMapping? spec)
    {
        var seen = new Dictionary<string, YamlMapping>(StringComparer.OrdinalIgnoreCase);
        foreach (var plugin in spec.MappingsAt("plugins"))
        {
            if (plugin.TextAt("module") is { } module && !seen.TryAdd(module.Text, plugin))
            {
                var first = seen[module.Text];
                yield return ManifestRules.TwoModules.At(
                    module.Position, $"{Subject(plugin)} and {Subject(first)} (line {first.Position.Line}) are both {module.Text}", "delete one of them");
            }
            else if (plugin.TextAt("module") is { } own && IsServer(own))
            {
                yield return ManifestRules.TwoModules.At(own.Position, $"{Subject(plugin)} is {own.Text}, which every server is made of", "delete it; spec.base.server says the version");
            }
        }

        var pinned = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var module in spec.MappingsAt("overrides").Select(pin => pin.TextAt("module")).OfType<YamlScalar>())
        {
            if (seen.TryGetValue(module.Text, out var plugin))
            {
                yield return ManifestRules.TwoModules.At(module.Position, $"the override pins {module.Text}, whose version {Subject(plugin)} says (line {plugin.Position.Line})", "delete the override, and write that version there");
            }
            else if (IsServer(module))
            {
                yield return ManifestRules.TwoModules.At(module.Position, $"the override pins {module.Text}, whose version spec.base.server says", "delete the override, and write that version there");
            }
            else if (!pinned.Add(module.Text))
            {
                yield return ManifestRules.TwoModules.At(module.Position, $"{module.Text} is pinned twice", "delete one of the overrides");
            }
        }
    }

    private static IEnumerable<Diagnostic> Duties(YamlMapping? spec)
    {
        foreach (var plugin in spec.MappingsAt("plugins"))
        {
            if (plugin.TextAt("path") is { } path)
            {
                var missing = DutyKeys.Where(key => plugin.Find(key) is null).ToList();
                if (missing.Count > 0)
                {
                    yield return ManifestRules.NoDuties.At(
                        path.Position, $"{Subject(plugin)} comes from a path and states no {string.Join(" and no ", missing)}", $"add {string.Join(" and ", missing)}");
                }
            }
            else if (plugin.TextAt("until") is { } until)
            {
                yield return ManifestRules.NoDuties.At(until.Position, $"{Subject(plugin)} has until without path", "delete until, or add path");
            }
        }
    }

    private static IEnumerable<Diagnostic> Overdue(YamlMapping? spec, DateOnly today) =>
        spec.MappingsAt("plugins").Select(plugin => (Exception: plugin, Subject: $"the local override of {Subject(plugin)}"))
            .Concat(spec.MappingsAt("overrides").Select(pin => (Exception: pin, Subject: $"the override of {pin.TextAt("module")?.Text}")))
            .Concat(spec.MappingsAt("plugins").SelectMany(plugin => plugin.MappingsAt("accept").Select(fault => (Exception: fault, Subject: $"that {Subject(plugin)} is {fault.TextAt("what")?.Text}"))))
            .Select(pair => Judge(pair.Exception.TextAt("until"), pair.Subject, today))
            .OfType<Diagnostic>();

    private static Diagnostic? Judge(YamlScalar? until, string subject, DateOnly today)
    {
        if (until is null || !DateOnly.TryParseExact(until.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        if (today >= day)
        {
            return ManifestRules.Overdue.At(until.Position, $"{subject} was allowed until {until.Text}", "remove the override, or move the day and say why");
        }

        return today.AddDays(WarningDays) >= day
            ? ManifestRules.OverdueSoon.At(until.Position, $"{subject} is allowed until {until.Text} only", "plan its removal")
            : null;
    }

    private static IEnumerable<Diagnostic> UnknownPlaceholders(YamlMapping? spec)
    {
        foreach (var tag in spec.MappingAt("image").TextsAt("tags"))
        {
            if (Placeholders.Unknown(tag.Text) is { } unknown)
            {
                yield return ManifestRules.Placeholder.At(
                    tag.Position, $"{unknown} is not a placeholder of tags",
                    DidYouMean.Ask(unknown.Trim('$', '{', '}'), Placeholders.Known) ?? "write {version}, {commit} or plain text");
            }
        }
    }

    private static IEnumerable<Diagnostic> MissingPaths(YamlMapping? spec, string folder) =>
        spec.TextsAt("feeds").Where(feed => !feed.Text.Contains("://", StringComparison.Ordinal))
            .Concat(spec.MappingsAt("plugins").Select(plugin => plugin.TextAt("path")).OfType<YamlScalar>())
            .Concat(new[] { spec.TextAt("index") }.OfType<YamlScalar>())
            .Select(path => (Written: path, Fault: !Path.Exists(Place(path, folder)) ? NamesNothing : SpecialFile.Is(Place(path, folder)) ? "is a device or a pipe" : null))
            .Concat(spec.MappingsAt("stdioPlugins").Select(plugin => plugin.TextAt("file")).Append(spec.TextAt("policy")).OfType<YamlScalar>()
                .Select(path => (Written: path, Fault: WhyNoFile(Place(path, folder)))))
            .Where(path => path.Fault is not null)
            .Select(path => ManifestRules.NoPath.At(path.Written.Position, $"\"{path.Written.Text}\" {path.Fault}", "correct the path, or make what it names"));

    private static string Place(YamlScalar path, string folder) => Path.GetFullPath(Path.Combine(folder, path.Text));

    // A pipe and a device say that they hold nothing, and may never end.
    private static string? WhyNoFile(string path) =>
        Directory.Exists(path) ? "is a folder; it names a file"
        : !File.Exists(path) ? NamesNothing
        : new FileInfo(path).Length == 0 ? "is empty, or not a plain file" : null;

    // Without an excerpt: it would show what is to be kept.
    private static IEnumerable<Diagnostic> Credentials(YamlMapping? spec) =>
        spec.TextsAt("feeds").Concat(spec.MappingsAt("plugins").Select(plugin => plugin.TextAt("feed")).OfType<YamlScalar>())
            .Where(feed => Uri.TryCreate(feed.Text, UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
            .Select(feed => ManifestRules.Credentials.At(
                feed.Position with { Source = null }, $"{Userinfo.Hide(feed.Text)} is written with credentials", "name the address alone, and its credentials in nuget.config"));

    private static IEnumerable<Diagnostic> Server(YamlMapping? choice)
    {
        if (choice.TextAt("frameworkVersion") is { } expected && expected.Text != WellKnown.FrameworkApi)
        {
            yield return ManifestRules.UnknownApi.At(
                expected.Position, $"framework API {expected.Text} is expected; this Slipway builds servers of {WellKnown.FrameworkApi}", $"write {WellKnown.FrameworkApi}");
        }

        // Another base may state it in its labels; whether it does is seen when the base is read.
        if (choice is not null && choice.Find("server") is null && choice.TextAt("image")?.Text is null or BaseChoice.Host)
        {
            yield return ManifestRules.NoServerVersion.At(
                choice.TextAt("image")?.Position ?? choice.Position, "spec.base.server is not there", "add server: and the version of Slipway.Server");
        }
    }

    private static bool IsServer(YamlScalar module) => string.Equals(module.Text, FreshResolution.ServerPackage.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Subject(YamlMapping plugin) => $"plugin \"{plugin.TextAt("name")?.Text}\"";
}
