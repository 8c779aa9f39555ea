using System.Text;
using Slipway.Images.Problems;

namespace Slipway.Images.Layers;

/// <summary>What a path in a layer may look like.</summary>
internal static class LayerPath
{
    private const string Whiteout = ".wh.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is wrong with the entry's path or target, or null.</summary>
    public static ImageProblem? Problem(LayerEntry entry)
    {
        if (Reason(entry.Path) is { } reason)
        {
            return LayerProblems.BadPath(entry.Path, reason);
        }

        if (entry.Kind == LayerEntryKind.Symlink && (entry.Target.Length == 0 || !IsText(entry.Target)))
        {
            return LayerProblems.BadPath(entry.Path, "its link has no target or one with control characters");
        }

        return entry.Path.Split('/').Any(part => part.StartsWith(Whiteout, StringComparison.Ordinal))
            ? LayerProblems.Whiteout(entry.Path)
            : null;
    }

    private static string? Reason(string path)
    {
        if (path.Length == 0)
        {
            return "it is empty";
        }

        if (!IsText(path))
        {
            return "it has control characters or is not valid Unicode";
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            return "it has a backslash";
        }

        return path.Split('/').Any(part => part is "" or "." or "..")
            ? "it is absolute, ends with a slash, or has an empty, '.' or '..' part"
            : null;
    }

    private static bool IsText(string text)
    {
        try
        {
            return Strict.GetByteCount(text) > 0 && !text.Any(char.IsControl);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
