using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>
/// The name of an image: registry, repository, and a tag, a digest or both. Short names are completed as Docker
/// completes them: <c>x</c> is <c>docker.io/library/x</c>. A missing tag stays missing.
/// </summary>
/// <remarks>The grammar is that of the distribution project's <c>reference</c> package.</remarks>
public readonly partial record struct ImageReference
{
    private const string DefaultRegistry = "docker.io";
    private const int LongestName = 255;

    /// <summary>The registry's host, with its port when one is given.</summary>
    public string Registry { get; private init; }

    /// <summary>The repository within the registry.</summary>
    public string Repository { get; private init; }

    /// <summary>The tag, if any.</summary>
    public string? Tag { get; private init; }

    /// <summary>The digest, if any; it wins over the tag.</summary>
    public Digest? Digest { get; private init; }

    /// <summary>Registry and repository.</summary>
    public string Name => $"{Registry}/{Repository}";

    /// <summary>Reads a reference; throws a <see cref="FormatException"/> for what is none.</summary>
    public static ImageReference Parse(string text) =>
        TryParse(text, out var reference)
            ? reference
            : throw new FormatException($"'{text}' is not an image reference of the form [registry/]repository[:tag][@sha256:...].");

    /// <summary>Reads a reference.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImageReference reference)
    {
        reference = default;
        if (string.IsNullOrEmpty(text) || text.Length > 2 * LongestName)
        {
            return false;
        }

        var (rest, digest) = CutDigest(text);
        if (rest is null)
        {
            return false;
        }

        var (name, tag) = CutTag(rest);
        var (registry, repository) = SplitRegistry(name);
        if (!Host().IsMatch(registry) || !Path().IsMatch(repository) || registry.Length + 1 + repository.Length > LongestName
            || (tag is not null && !IsTag(tag)))
        {
            return false;
        }

        reference = new ImageReference { Registry = OneSpelling(registry), Repository = repository, Tag = tag, Digest = digest };
        return true;
    }

    /// <summary>Whether some text can be a tag.</summary>
    public static bool IsTag([NotNullWhen(true)] string? text) => text is not null && TagForm().IsMatch(text);

    /// <summary>The same image under another tag; throws a <see cref="FormatException"/> when it cannot be one.</summary>
    public ImageReference WithTag(string tag) =>
        IsTag(tag) ? this with { Tag = tag, Digest = null } : throw new FormatException($"'{tag}' is not an image tag.");

    /// <summary>The same repository at a digest, without a tag.</summary>
    public ImageReference WithDigest(Digest digest) => this with { Tag = null, Digest = digest };

    /// <summary>The complete written form.</summary>
    public override string ToString() => Name + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);

    // Hosts mean the same in any case, and ports with zeros before them: rules about a registry must not miss it by its spelling.
    private static string OneSpelling(string registry)
    {
        var host = registry.ToLowerInvariant();
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? $"{host[..colon]}:{host[(colon + 1)..].TrimStart('0').PadLeft(1, '0')}" : host;
    }

    private static (string? Tagged, Digest? Digest) CutDigest(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return (text, null);
        }

        return Images.Digest.TryParse(text[(at + 1)..], out var digest) ? (text[..at], digest) : (null, null);
    }

    // A colon after the last slash begins the tag; one before it belongs to the registry's port.
    private static (string Name, string? Tag) CutTag(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > text.LastIndexOf('/') ? (text[..colon], text[(colon + 1)..]) : (text, null);
    }

    private static (string Registry, string Repository) SplitRegistry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var isHost = first.AsSpan().ContainsAny(".:") || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        if (!isHost)
        {
            return (DefaultRegistry, slash < 0 ? "library/" + name : name);
        }

        var rest = name[(slash + 1)..];
        return first is DefaultRegistry or "index.docker.io"
            ? (DefaultRegistry, rest.Contains('/', StringComparison.Ordinal) ? rest : "library/" + rest)
            : (first, rest);
    }

    [GeneratedRegex(@"\A(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
