using System.Globalization;

namespace Slipway.Images.Problems;

/// <summary>What can go wrong between this machine and a registry.</summary>
internal static class RegistryProblems
{
    public static ImageProblem Unreachable(string registry, string reason) => new(
        "SLP8001", registry, $"The registry cannot be reached: {Sentence(reason)}",
        "Check its name, the network and the proxy settings, then run the command again.");

    public static ImageProblem NoTls(string registry, string reason) => new(
        "SLP8002", registry, $"No secure connection to the registry comes about: {Sentence(reason)}",
        "Trust the authority of its certificate (SSL_CERT_FILE), or name the registry as insecure if it speaks plain HTTP.");

    public static ImageProblem Broken(string registry, string reason) => new(
        "SLP8003", registry, $"The connection to the registry broke, and so it did each time it was tried: {Sentence(reason)}",
        "Run the command again; what has arrived is not sent twice.");

    public static ImageProblem Stalled(string registry) => new(
        "SLP8004", registry, "The registry accepted a request and then moved too little data for too long.",
        "Check the network and the proxy, then run the command again; what has arrived is not sent twice.");

    public static ImageProblem Silent(string registry) => new(
        "SLP8004", registry, "The registry accepts the request and does not begin to answer it.",
        "Check that this is the address and port of a registry, and the network and proxy on the way; then run the command again.");

    public static ImageProblem Throttled(string registry, TimeSpan? wait) => new(
        "SLP8005", registry, "The registry allows no more requests for now (429)"
            + (wait is { } time ? string.Create(CultureInfo.InvariantCulture, $" and asks to wait {time.TotalSeconds:0} seconds.") : "."),
        "Wait, or sign in with an account that is allowed more, then run the command again.");

    public static ImageProblem Failing(string registry, int status, string text) => new(
        "SLP8006", registry, string.Create(CultureInfo.InvariantCulture, $"The registry fails by itself (status {status}){Said(text)}."),
        "Run the command again later; if it stays, tell the registry's operator.");

    public static ImageProblem Denied(string place, string? credential, string text) => new(
        "SLP8007", place,
        credential is null
            ? $"The registry refuses this to anonymous users, and no credentials were found{Said(text)}."
            : $"The registry refuses this to the {credential}{Said(text)}.",
        credential is null
            ? $"Sign in, for example with docker login {place.Split('/')[0]}, and check the repository's name."
            : "Ask for the right to this repository, or sign in as somebody who has it.");

    public static ImageProblem RefusedAddress(string registry, string what, Uri address, string reason) => new(
        "SLP8008", registry, $"The registry names {address.Scheme}://{address.Authority} as {what}, which is not followed: {reason}.",
        "Behind a proxy that ends TLS, let it send X-Forwarded-Proto and Host, or set `relativeurls` in the registry; "
        + "otherwise do not trust this registry.");

    public static ImageProblem Unexpected(string place, string what, int status, string text) => new(
        "SLP8009", place, string.Create(CultureInfo.InvariantCulture, $"The registry answers {what} with status {status}{Said(text)}."),
        "Check that the name is one of an OCI registry (version 2 of the API) and that the registry is well.");

    public static ImageProblem Offline(string registry) => new(
        "SLP8013", registry, "Something of the registry is needed that is not in the cache, and --offline asks no registry.",
        "Run the command once without --offline, or name a base that lies on this machine (oci:DIR, archive:FILE).");

    private static string Said(string text) => text.Length == 0 ? "" : $": {text.TrimEnd('.')}";

    private static string Sentence(string text) => text.TrimEnd('.') + ".";
}
