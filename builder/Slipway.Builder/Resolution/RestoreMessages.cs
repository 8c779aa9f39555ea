using NuGet.Commands;
using NuGet.Common;
using NuGet.ProjectModel;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Turns what NuGet says into diagnostics that name who asked, at the place in the manifest.</summary>
internal static class RestoreMessages
{
    private static readonly Dictionary<NuGetLogCode, DiagnosticRule> Rules = new()
    {
        [NuGetLogCode.NU1100] = ResolutionRules.NotFound,
        [NuGetLogCode.NU1101] = ResolutionRules.NotFound,
        [NuGetLogCode.NU1102] = ResolutionRules.VersionNotFound,
        [NuGetLogCode.NU1103] = ResolutionRules.VersionNotFound,
        [NuGetLogCode.NU1601] = ResolutionRules.Substituted,
        [NuGetLogCode.NU1602] = ResolutionRules.Substituted,
        [NuGetLogCode.NU1603] = ResolutionRules.Substituted,
        [NuGetLogCode.NU1604] = ResolutionRules.Substituted,
        [NuGetLogCode.NU1605] = ResolutionRules.Downgraded,
        [NuGetLogCode.NU1109] = ResolutionRules.Downgraded,
        [NuGetLogCode.NU1106] = ResolutionRules.Conflict,
        [NuGetLogCode.NU1107] = ResolutionRules.Conflict,
        [NuGetLogCode.NU1608] = ResolutionRules.OutsideRange,
        [NuGetLogCode.NU1201] = ResolutionRules.WrongFramework,
        [NuGetLogCode.NU1202] = ResolutionRules.WrongFramework,
        [NuGetLogCode.NU1203] = ResolutionRules.WrongFramework,
        [NuGetLogCode.NU1302] = ResolutionRules.FeedFailed,
        [NuGetLogCode.NU1301] = ResolutionRules.FeedFailed,
        [NuGetLogCode.NU1801] = ResolutionRules.FeedFailed,
        [NuGetLogCode.NU1701] = ResolutionRules.OldFramework,
    };

    // Several feeds without a mapping, and a reference that a framework already is: no business of a manifest's.
    private static readonly HashSet<NuGetLogCode> Silent = [NuGetLogCode.NU1507, NuGetLogCode.NU1510];

    public static IReadOnlyList<Diagnostic> Judge(RestoreResult restored, ResolutionRequest request)
    {
        // NuGet reports each graph (with and without the runtime) by itself.
        var messages = restored.LogMessages
            .Where(message => message.Level >= LogLevel.Warning && !Silent.Contains(message.Code))
            .DistinctBy(message => (message.Code, message.LibraryId, message.Message));
        var diagnostics = messages.Select(message => Of(message, restored, request)).ToList();
        if (!restored.Success && !diagnostics.Exists(diagnostic => diagnostic.IsError))
        {
            diagnostics.Add(ResolutionRules.Other.At(null, "NuGet could not resolve the packages and did not say why"));
        }

        return [.. diagnostics.DistinctBy(diagnostic => (diagnostic.Id, diagnostic.Message))];
    }

    private static Diagnostic Of(IAssetsLogMessage message, RestoreResult restored, ResolutionRequest request)
    {
        var rule = Rules.GetValueOrDefault(message.Code, ResolutionRules.Other);
        var asker = Askers.Of(message, restored, request);
        var text = string.Join(' ', message.Message.Split((char[])['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var by = asker is null ? "" : $"{asker.RequestedBy}: ";
        var diagnostic = rule.At(Place(rule, (message.LibraryId, text), asker, request), $"{by}{Userinfo.Hide(text.TrimEnd('.'))} ({message.Code})", Remedy(rule, message, request));
        return message.Level == LogLevel.Warning && rule == ResolutionRules.Other ? diagnostic with { Severity = DiagnosticSeverity.Warning } : diagnostic;
    }

    // A feed that fails is mended where it is named, whoever asked it for something; a package that is not there, where its name stands.
    private static SourcePosition? Place(DiagnosticRule rule, (string? Package, string Text) about, RequestedPackage? asker, ResolutionRequest request) =>
        rule == ResolutionRules.FeedFailed && FeedIn(about.Text, request)?.Position is { } named ? named
        : rule == ResolutionRules.NotFound && string.Equals(asker?.Id.ToString(), about.Package, StringComparison.OrdinalIgnoreCase) ? asker?.IdPosition ?? asker?.Position
        : asker?.Position;

    private static Feed? FeedIn(string text, ResolutionRequest request) =>
        request.Feeds.FirstOrDefault(feed => text.Contains(feed.Source.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    private static string? Remedy(DiagnosticRule rule, IAssetsLogMessage message, ResolutionRequest request)
    {
        var unasked = request.Offline ? request.Feeds.Where(feed => !feed.IsFolder).Select(feed => Userinfo.Hide(feed.Spelling)).ToList() : [];
        if (unasked.Count > 0 && (rule == ResolutionRules.NotFound || rule == ResolutionRules.VersionNotFound))
        {
            return $"offline, {string.Join(" and ", unasked)} {(unasked.Count == 1 ? "was" : "were")} not asked: run this once without --offline, and the cache has it";
        }

        if (rule == ResolutionRules.FeedFailed)
        {
            return FeedIn(message.Message, request) is { IsFolder: true } folder
                ? File.Exists(folder.Source) ? "name the folder that holds it: a feed is a folder of packages, or an address" : "make the folder, or correct its path; it is relative to the file that names it"
                : message.Code == NuGetLogCode.NU1302 ? "write https://; a feed that has http only needs a source of that address in nuget.config, with allowInsecureConnections=\"true\""
                : "check the address and the credentials for it in nuget.config, or build --offline from what the cache has";
        }

        if (rule == ResolutionRules.NotFound)
        {
            return Suggestions.Package(message.LibraryId, request) ?? $"check the spelling of {message.LibraryId} and that one of the feeds has it";
        }

        if (rule == ResolutionRules.VersionNotFound)
        {
            return Suggestions.Version(message) is { } nearest ? $"{nearest} Else add the feed that has this one" : $"name a version of {message.LibraryId} that exists, or add the feed that has this one";
        }

        if (rule == ResolutionRules.Substituted || rule == ResolutionRules.Conflict)
        {
            return $"pin {message.LibraryId} under spec.overrides, or choose other versions of the packages that ask for it";
        }

        return rule == ResolutionRules.Downgraded ? $"raise {message.LibraryId} to what is asked for" : null;
    }
}
