using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Slipway.Trust.Sbom;

/// <summary>A package URL: the name of a package that is the same in every tool.</summary>
/// <remarks>https://github.com/package-url/purl-spec</remarks>
public sealed record PackageUrl(string Type, string? Namespace, string Name, string? Version)
{
    /// <summary>What distinguishes packages of one name and version, such as architecture and distribution.</summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } = Component.None;

    /// <summary>The URL without its encoding: what a document's refs are made of.</summary>
    public string Readable => Write(text => text);

    /// <summary>A NuGet package.</summary>
    public static PackageUrl NuGet(string id, string version) => new("nuget", null, id, version);

    /// <summary>An image by digest; <paramref name="repository"/> is its full name without tag.</summary>
    public static PackageUrl Oci(string repository, Sha256Digest digest)
    {
        var name = repository[(repository.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return new PackageUrl("oci", null, name, digest.ToString()) { Qualifiers = Component.None.Add("repository_url", repository) };
    }

    /// <summary>Reads a written URL.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PackageUrl? purl)
    {
        purl = null;
        if (!text.StartsWith("pkg:", StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[4..].TrimStart('/');
        rest = rest.Split('#', 2)[0];
        var query = rest.Split('?', 2);
        var at = query[0].LastIndexOf('@');
        var (path, version) = at > query[0].LastIndexOf('/') ? (query[0][..at], query[0][(at + 1)..]) : (query[0], null);
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return false;
        }

        purl = new PackageUrl(
            parts[0].ToLowerInvariant(), parts.Length > 2 ? string.Join('/', parts[1..^1].Select(Uri.UnescapeDataString)) : null,
            Uri.UnescapeDataString(parts[^1]), version is null ? null : Uri.UnescapeDataString(version))
        {
            Qualifiers = query.Length < 2 ? Component.None : ReadQualifiers(query[1]),
        };
        return true;
    }

    /// <summary>The written URL.</summary>
    public override string ToString() => Write(Uri.EscapeDataString);

    /// <inheritdoc />
    public bool Equals(PackageUrl? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static ImmutableSortedDictionary<string, string> ReadQualifiers(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[1].Length > 0)
        .DistinctBy(pair => pair[0], StringComparer.Ordinal)
        .ToImmutableSortedDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    private string Write(Func<string, string> encode)
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        if (Namespace is not null)
        {
            text.AppendJoin('/', Namespace.Split('/').Select(encode)).Append('/');
        }

        text.Append(encode(Name));
        if (Version is not null)
        {
            text.Append('@').Append(encode(Version));
        }

        return text.Append(Qualifiers.IsEmpty ? "" : "?")
            .AppendJoin('&', Qualifiers.Select(qualifier => $"{qualifier.Key}={encode(qualifier.Value)}")).ToString();
    }
}
