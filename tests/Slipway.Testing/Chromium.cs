using System.Net;
using System.Text.Json;
using Xunit;

namespace Slipway.Testing;

/// <summary>A real browser, without a window.</summary>
public sealed class Chromium : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The widths at which a page is looked at: a telephone's and a desk's.</summary>
    public static IReadOnlyList<int> Widths { get; } = [390, 1280];

    /// <summary>The title of a page after all its scripts ran.</summary>
    public async Task<string> TitleAsync(string page, bool dark = false) => TitleOf(await DomAsync(page, dark));

    /// <summary>The title of a document.</summary>
    public static string TitleOf(string dom)
    {
        var start = dom.IndexOf("<title>", StringComparison.Ordinal) + 7;
        return dom[start..dom.IndexOf("</title>", start, StringComparison.Ordinal)];
    }

    /// <summary>The document of a page after all its scripts ran.</summary>
    public async Task<string> DomAsync(string page, bool dark = false)
    {
        var file = _folder.Write("page.html", page);
        var run = await CommandRunner.RunAsync(
            Tool.Require("chromium", "chromium"),
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,1000", $"--user-data-dir={_folder["profile"]}",
                $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}", "--dump-dom", $"file://{file}",
            ]);
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output;
    }

    /// <summary>
    /// What is wrong with the look of a page at both widths, light and dark: it is wider than the window, text that is too faint for WCAG AA,
    /// links to nothing, headings and tables that a screen reader stumbles over, something that only a mouse scrolls, something that was loaded.
    /// </summary>
    public async Task<IReadOnlyList<string>> LookAsync(string page)
    {
        var wrong = new List<string>();
        foreach (var dark in new[] { false, true })
        {
            var frames = Widths.Select(width => $"<iframe width=\"{width}\" height=\"900\" srcdoc=\"{WebUtility.HtmlEncode(page)}\"></iframe>");
            var told = await TitleAsync($"<!doctype html><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title></title>{string.Concat(frames)}<script>{PageLook.Script}</script>", dark);
            wrong.AddRange(JsonSerializer.Deserialize<string[]>(WebUtility.HtmlDecode(told))!.Select(problem => $"{(dark ? "dark" : "light")}, {problem}"));
        }

        return wrong;
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();
}
