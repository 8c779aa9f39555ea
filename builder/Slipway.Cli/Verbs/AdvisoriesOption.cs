using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary>Where the advisories lie, for the verbs that ask them.</summary>
internal static class AdvisoriesOption
{
    /// <summary>The option; several verbs have it.</summary>
    public static Option<string?> Option { get; } = new("--advisories")
    {
        HelpName = "DIR",
        Description = "The folder of advisories: osv-scanner's database (osv-scanner/NuGet/all.zip), OSV records, or pages of a NuGet feed in nuget/; SLIPWAY_ADVISORIES names it, too",
    };

    /// <summary>What was written; null when the verb has no such option, or nobody wrote it.</summary>
    public static string? Of(ParseResult parsed) => parsed.GetResult(Option) is null ? null : parsed.GetValue(Option);
}
