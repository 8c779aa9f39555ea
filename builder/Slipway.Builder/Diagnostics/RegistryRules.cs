using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Diagnostics;

/// <summary>What the ids mean that Slipway.Images gives to problems with registries and container engines.</summary>
internal static class RegistryRules
{
    private const string Connection = "Requests are tried several times, with growing waits, before a failure is believed. Plain HTTP is spoken on loopback only, and to registries that SLIPWAY_INSECURE_REGISTRIES names. A command that was broken off can be run again: what has arrived is not sent twice.";
    private const string Credentials = "Credentials come from where docker and podman keep them: config.json, its helpers, auth.json. They are asked for only when a registry wants them, and stand in no message and no log.";
    private const string Content = "What a registry delivers and what it says that it stored is checked against digest and size. What does not fit is never used.";
    private const string Referrers = "Evidence is attached to an image as referrers: through the registry's own list where it keeps one, else in an index under the tag `sha256-HEX`. A list is read back after writing, so that writers at the same time lose nothing of each other.";
    private const string Engine = "Images are handed to docker or podman over its socket. What the engine has already is left out where it allows that.";

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Of("SLP8001", "A registry cannot be reached", Connection),
        Of("SLP8002", "No secure connection to a registry", Connection),
        Of("SLP8003", "The connection to a registry broke", Connection),
        Of("SLP8004", "A transfer came to a standstill", Connection),
        Of("SLP8005", "A registry allows no more requests for now", Connection),
        Of("SLP8006", "A registry fails by itself", Connection),
        Of("SLP8007", "A registry refuses access", Credentials),
        Of("SLP8008", "A registry names an address that is not followed", "A registry may send its client elsewhere to upload or to fetch a token. Addresses that would carry content or credentials to another place, or out of a secure connection, are not followed."),
        Of("SLP8009", "A registry gives an unexpected answer", Connection),
        Of("SLP8010", "A file of registry credentials cannot be read", Credentials),
        Of("SLP8011", "A credential helper does not work", Credentials),
        Of("SLP8012", "Credentials for a registry cannot be used", Credentials),
        Of("SLP8013", "A registry is needed, and none may be asked", "With `--offline` no socket is opened. A base of a registry is taken from the cache, by the digest that the lock names, or by what its tag pointed to when it was last asked for; what is not there cannot be had. One build without `--offline` fills the cache."),
        Of("SLP8020", "There is no such image in the registry", Content),
        Of("SLP8021", "A registry has lost a blob", Content),
        Of("SLP8022", "A registry delivered other content than asked for", Content),
        Of("SLP8023", "A registry delivered another size than stated", Content),
        Of("SLP8024", "What a registry holds is no image that can be read", Content),
        Of("SLP8025", "An image has nothing for a platform", "An image runs on the platforms that its index or its config states."),
        Of("SLP8026", "A registry refuses a manifest", Content),
        Of("SLP8027", "A registry refuses a blob", Content),
        Of("SLP8028", "A registry stored something else than it was sent", Content),
        Of("SLP8029", "What was to be sent is damaged", Content),
        Of("SLP8030", "The tag for the list of referrers is taken", Referrers),
        Of("SLP8031", "Others kept writing the list of referrers", Referrers),
        Of("SLP8032", "A layout is being changed by another process", Referrers),
        Of("SLP8033", "An artifact is about no image", Referrers),
        Of("SLP8034", "A reference names no version", "A reference that is to be read needs a tag or a digest; there is no silent `latest`."),
        Of("SLP8040", "There is no container engine", Engine),
        Of("SLP8041", "A container engine may not be used", Engine),
        Of("SLP8042", "The conversation with a container engine broke off", Engine),
        Of("SLP8043", "A container engine did not take an image", Engine),
        Of("SLP8044", "A container engine runs another platform", Engine),
    ];

    private static DiagnosticRule Of(string id, string title, string explanation) => new(id, Error, title, explanation);
}
