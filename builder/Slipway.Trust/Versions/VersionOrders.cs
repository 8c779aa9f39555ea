namespace Slipway.Trust.Versions;

/// <summary>Which ecosystem orders its versions how, by the ecosystem's name in OSV (what follows a colon names a release).</summary>
public static class VersionOrders
{
    /// <summary>The order of an ecosystem; null when it is not known here, so that its packages cannot be judged.</summary>
    public static IVersionOrder? Of(string ecosystem) => ecosystem.Split(':', 2)[0] switch
    {
        "NuGet" => NuGetOrder.Instance,
        "Debian" or "Ubuntu" => DebianOrder.Instance,
        "Alpine" => AlpineOrder.Instance,
        _ => null,
    };
}
