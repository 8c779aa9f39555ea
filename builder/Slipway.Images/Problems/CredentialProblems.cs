namespace Slipway.Images.Problems;

/// <summary>What can be wrong with credentials and where they are kept. No message contains one.</summary>
internal static class CredentialProblems
{
    public static ImageProblem Malformed(string path) => new(
        "SLP8010", path, "The file of registry credentials is not the JSON that docker and podman write.",
        "Put it right, or remove it and sign in again with docker login or podman login.");

    public static ImageProblem MalformedEntry(string path, string key) => new(
        "SLP8010", path, $"The entry '{key}' of the file of registry credentials cannot be read.",
        "Sign in again with docker login or podman login.");

    public static ImageProblem Unreadable(string path) => new(
        "SLP8010", path, "The file of registry credentials may not be read by this user.",
        "Give this user the right to read it, or name another with DOCKER_CONFIG or REGISTRY_AUTH_FILE.");

    public static ImageProblem NoHelper(string program, string registry) => new(
        "SLP8011", registry, $"The credential helper '{program}', which is configured for this registry, is not on PATH.",
        "Install it, or remove it from credHelpers or credsStore in docker's config.json and sign in again.");

    public static ImageProblem HelperFailed(string program, string registry) => new(
        "SLP8011", registry, $"The credential helper '{program}' failed or gave no answer that can be read.",
        $"Run `echo {registry} | {program} get` to see what it says.");

    public static ImageProblem TokenRefused(string registry, string service, string origin) => new(
        "SLP8012", registry, $"The token service {service} refuses the {origin}.",
        $"Sign in again, for example with docker login {registry}.");

    public static ImageProblem TokenUnusable(string registry, string service, string reason) => new(
        "SLP8012", registry, $"The token service {service} gave no token that can be used: {reason}.",
        "Tell the registry's operator; sign in again if the credentials are old.");

    public static ImageProblem NotSendable(string registry, string origin) => new(
        "SLP8012", registry, $"The {origin} contains characters that cannot be sent in a request.",
        $"Sign in again, for example with docker login {registry}.");
}
