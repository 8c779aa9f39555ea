namespace Slipway.Trust.Keyless;

/// <summary>Which services of a configuration are asked: those in use now that speak a version that is spoken here, the newest of each operator.</summary>
internal static class ServiceChoice
{
    public static Checked<ChosenServices> Of(ServiceKind kind, IEnumerable<SigningService> services, ServiceSelector selector, DateTimeOffset now, string subject)
    {
        var listed = services.ToList();
        var usable = listed
            .Where(service => service.MajorApiVersion == kind.MajorApiVersion && service.ValidFor.Contains(now))
            .OrderByDescending(service => service.ValidFor.Start)
            .DistinctBy(service => service.Operator)
            .ToList();
        var needed = selector.Kind == ServiceSelectorKind.Exact ? selector.Count : 1;
        if (usable.Count < needed)
        {
            return KeylessProblems.NoService(subject, kind, needed, listed);
        }

        var chosen = selector.Kind == ServiceSelectorKind.All ? usable : usable[..needed];
        return chosen.Find(service => service.Url.Scheme != Uri.UriSchemeHttps && !service.Url.IsLoopback) is { } open
            ? KeylessProblems.NoTls(subject, open.Url)
            : new ChosenServices([.. chosen]);
    }
}
