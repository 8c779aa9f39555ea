namespace Slipway.Trust.Policies;

/// <summary>Which repository the resource of a verification summary is: <c>oci://REPOSITORY@sha256:...</c>, as others spell it with another scheme, a tag or as a package URL.</summary>
internal static class ResourceName
{
    private const string Oci = "pkg:oci/";
    private const string RepositoryUrl = "repository_url=";

    /// <summary>Whether a resource lies in a repository.</summary>
    public static bool IsOf(string resource, string repository)
    {
        var name = resource.StartsWith(Oci, StringComparison.Ordinal) ? InPackageUrl(resource) : resource[(resource.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..];
        name = name.Split('@')[0];
        // The colon of a port is followed by a slash, that of a tag is not.
        return name == repository || (name.LastIndexOf(':') is > 0 and var colon && !name[colon..].Contains('/', StringComparison.Ordinal) && name[..colon] == repository);
    }

    private static string InPackageUrl(string resource) =>
        resource.Split('?') is [_, var qualifiers, ..] && qualifiers.Split('#')[0].Split('&').FirstOrDefault(one => one.StartsWith(RepositoryUrl, StringComparison.Ordinal)) is { } found
            ? Uri.UnescapeDataString(found[RepositoryUrl.Length..]) : "";
}
