using System.Net;

namespace Slipway.Approval.Pages;

/// <summary>The frame that pages for approvers share: nothing is loaded, nothing needs script, light and dark, no time stamp.</summary>
public static class HtmlPage
{
    private static readonly string Style = EmbeddedText.Read("page.css");

    /// <summary>A whole page; <paramref name="body"/>, <paramref name="style"/> and <paramref name="script"/> are markup of ours, in which <see cref="Text"/> was applied to what others wrote.</summary>
    public static string Write(string title, string body, string style = "", string script = "") =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <title>{Text(title)}</title>
        <style>
        {Style}{style}
        </style>
        </head>
        <body>
        {body}{(script.Length == 0 ? "" : $"\n<script>\n{script}\n</script>")}
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    /// <summary>What somebody wrote, as text of a page or the value of an attribute.</summary>
    public static string Text(string? written) => WebUtility.HtmlEncode(written ?? "");
}
