namespace Slipway.Approval.Pages;

/// <summary>Style sheets and scripts of pages, which lie beside the code as files of their own.</summary>
internal static class EmbeddedText
{
    /// <summary>The file's text, without its last line feed.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream("pages/" + name)!);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
