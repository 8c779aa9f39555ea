namespace Slipway.Testing;

/// <summary>The publisher Acme as an index lists it.</summary>
public static class SamplePublisher
{
    /// <summary>Its place in an index.</summary>
    public const string Path = "publishers/acme.yaml";

    /// <summary>Its file.</summary>
    /// <param name="keys">The keys that it signs with, in YAML.</param>
    public static string Text(params string[] keys) => $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: Publisher
        metadata: { name: acme }
        spec:
          displayName: Acme
          domain: acme.example
          contacts: { support: https://acme.example, security: security@acme.example }
          keys: [ {{string.Join(", ", keys)}} ]

        """;

    /// <summary>A key that it signs with.</summary>
    /// <param name="publicPem">The public key as PEM.</param>
    /// <param name="from">The first day on which it signs.</param>
    /// <param name="to">The last one.</param>
    /// <param name="more">More of the key in YAML, with a comma first.</param>
    public static string Key(string publicPem, string from = "2026-01-01", string to = "2999-12-31", string more = "")
    {
        var spki = string.Concat(publicPem.Split('\n', StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('-')));
        return $"{{ id: one, spki: {spki}, from: {from}, to: {to}{more} }}";
    }
}
