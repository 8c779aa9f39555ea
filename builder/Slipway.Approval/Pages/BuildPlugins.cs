using Slipway.Approval.Plan;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using static Slipway.Approval.Pages.HtmlPage;
using static Slipway.Approval.Pages.HtmlParts;

namespace Slipway.Approval.Pages;

/// <summary>The plugins of a build: what each is, fits, and declares to do.</summary>
internal static class BuildPlugins
{
    public static string Write(BuildFacts facts)
    {
        var server = facts.Server;
        var plugins = server.Plugins.Count == 0 ? "<p>No plugin is compiled in.</p>" : string.Join('\n',
            Table("Plugins", ["Plugin", "Tier", "Fits server " + server.Lock.Server, "Serves", "May", "Calls", "Secrets", "Licence", "Owners", .. Signed(server, "Package signed by")], server.Plugins.Select(plugin => Row(plugin, server))),
            $"<p class=\"soft\">{Text(ServerPlan.DeclaredOnly)}</p>");
        return server.Lock.StdioPlugins.Count == 0 ? plugins : plugins + "\n" + Table(
            "Plugin programs", ["Plugin program", "Capability", "SHA-256"], server.Lock.StdioPlugins.Select(program => (string[])[Text(program.Name), Text(program.Capability), Code(program.Sha256)]));
    }

    private static string[] Row(ResolvedPlugin plugin, ResolvedServer server)
    {
        var said = plugin.Manifest;
        return
        [
            $"{Text(plugin.Id)}<br>{Code(plugin.Package.Version)}",
            Tier(plugin.Tier),
            Fits(plugin.Compatibility),
            Lines((said?.Providers ?? []).Select(provider => Text($"{provider.Capability}: {string.Join(", ", provider.Operations)}"))),
            Lines((said?.Permissions ?? []).Select(Code)),
            Lines((said?.OutboundHosts ?? []).Select(host => Code(host.ToString()))),
            Lines((said?.Secrets ?? []).Select(secret => Code(secret.Key))),
            said?.License is { } licence ? Code(licence) : "<span class=\"soft\">not stated</span>",
            Lines((said?.Owners ?? []).Select(owner => Text($"{owner.Team} ({owner.Contact})"))),
            .. Signed(server, Text(server.SignedBy.GetValueOrDefault(plugin.Package.Id.ToString(), "nobody"))),
        ];
    }

    // Who signed is known only where the policy asks for it.
    private static string[] Signed(ResolvedServer server, string cell) => server.SignedBy.Count == 0 ? [] : [cell];

    private static string Tier(int tier) => Badge(tier switch { 1 => "good", 2 => "fair", _ => "open" }, ((Tier)tier).Title());

    private static string Fits(Compatibility fits) => fits.Verdict switch
    {
        CompatibilityVerdict.Compatible => Badge("good", "compatible, links"),
        CompatibilityVerdict.Incompatible => Badge("bad", "incompatible") + " " + Text(fits.Reason),
        _ => Badge("open", "undeclared, links") + " " + Text(fits.Reason),
    };
}
