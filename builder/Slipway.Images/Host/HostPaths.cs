namespace Slipway.Images.Host;

/// <summary>Where things lie in an image on the base <c>host</c>.</summary>
public static class HostPaths
{
    /// <summary>The .NET installation, without the leading slash.</summary>
    public const string Dotnet = "usr/share/dotnet";

    /// <summary>The trusted certificates, without the leading slash.</summary>
    public const string Certificates = "etc/ssl/certs/ca-certificates.crt";

    /// <summary>The folders of programs.</summary>
    public const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}
