using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Documentation;

/// <summary>The links of the pages lead to files and headings of the package, or to an address.</summary>
internal static class LivingLinks
{
    public static DocumentationCheck Check { get; } = new("docs.links", new DiagnosticRule("SLP1078", Error, "A link of the documentation kit leads nowhere",
        "The pages are read from the package, where the repository around them is not: a link leads to a file of the package, a heading of one of its pages, or an `https://`, `http://` or `mailto:` address. Addresses are not opened."), Look);

    private static IEnumerable<Diagnostic> Look(DocumentationKit kit) =>
        from page in kit.Pages.Values.OrderBy(page => page.Path, StringComparer.Ordinal)
        from link in page.Links
        let problem = Problem(kit, page, link.Target)
        where problem is not null
        select Check.Rule.At(page.At(link.Line), $"{page.Path} links to {link.Target}, {problem}", "correct the link, pack the file that it leads to, or write the whole address");

    private static string? Problem(DocumentationKit kit, DocumentPage page, string target)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && !target.StartsWith('/'))
        {
            return address.Scheme is "https" or "http" or "mailto" ? null : $"which is no address to open: {address.Scheme}";
        }

        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var file = path.Length == 0 ? page.Path : Resolve(page.Path, Uri.UnescapeDataString(path));
        return file is null ? "which leads out of the package"
            : !kit.Files.Contains(file) ? $"and the package has no {file}"
            : anchor is not null && kit.Page(file) is { } there && !there.Anchors.Contains(anchor) ? $"and {file} has no heading of that name"
            : null;
    }

    // Null above the root of the package.
    private static string? Resolve(string page, string path)
    {
        List<string> parts = path.StartsWith('/') ? [] : [.. page.Split('/')[..^1]];
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }
}
