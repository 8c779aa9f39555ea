using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Keyless;

/// <summary>Reads a signing configuration strictly.</summary>
internal static class SigningConfigReader
{
    private const string MediaType = "application/vnd.dev.sigstore.signingconfig.v0.2+json";
    private const int MostServices = 64;

    public static SigningConfig Read(JsonElement root) => root.RequiredText("mediaType") is var mediaType && mediaType != MediaType
        ? throw new JsonException($"its media type is '{mediaType}' instead of '{MediaType}'")
        : new SigningConfig
        {
            CertificateAuthorities = ReadServices(root, "caUrls"),
            Logs = ReadServices(root, "rekorTlogUrls"),
            LogSelector = ReadSelector(root, "rekorTlogConfig"),
            TimestampAuthorities = ReadServices(root, "tsaUrls"),
            TimestampSelector = ReadSelector(root, "tsaConfig"),
        };

    private static ImmutableArray<SigningService> ReadServices(JsonElement root, string name) =>
        [.. root.Items(name, MostServices).Select(ReadService)];

    private static SigningService ReadService(JsonElement service)
    {
        var written = service.RequiredText("url");
        if (!Uri.TryCreate(written, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            throw new JsonException($"'{written}' is no address of a service");
        }

        var version = service.Count("majorApiVersion");
        return version <= int.MaxValue
            ? new SigningService(url, (int)version, service.ReadPeriod(), service.Text("operator") is { Length: > 0 } named ? named : url.Authority)
            : throw new JsonException($"there is no version {version}");
    }

    // Without services of a kind nothing needs to be said of their choice.
    private static ServiceSelector ReadSelector(JsonElement root, string name) => root.Member(name) is not { } config
        ? default
        : config.Text("selector") switch
        {
            "ANY" => new ServiceSelector(ServiceSelectorKind.Any, 1),
            "ALL" => new ServiceSelector(ServiceSelectorKind.All, 0),
            "EXACT" when config.Count("count") is > 0 and <= MostServices and var count => new ServiceSelector(ServiceSelectorKind.Exact, (int)count),
            var other => throw new JsonException($"the selector '{other}' of '{name}' is not ANY, ALL or EXACT with a count"),
        };
}
