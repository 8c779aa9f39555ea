using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Images.Json;

namespace Slipway.Images.Composition;

/// <summary>What an image configuration says, as far as this product asks. Editing works on the JSON, so nothing is lost.</summary>
public sealed record ImageConfig
{
    /// <summary>Operating system and processor.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The digests of the uncompressed layers, lowest first.</summary>
    public required ImmutableArray<Digest> DiffIds { get; init; }

    /// <summary>How many history entries state a layer; null when there is no history.</summary>
    public int? HistoryLayers { get; init; }

    /// <summary>When the image was made, as written.</summary>
    public string? Created { get; init; }

    /// <summary>Who runs in the container.</summary>
    public string? User { get; init; }

    /// <summary>The working folder.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The program that starts.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Its arguments, unless others are given.</summary>
    public ImmutableArray<string> Cmd { get; init; } = [];

    /// <summary>The environment, <c>NAME=value</c>, in order.</summary>
    public ImmutableArray<string> Env { get; init; } = [];

    /// <summary>The labels.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Descriptor.NoAnnotations;

    /// <summary>Reads a configuration; throws a <see cref="JsonException"/> that says what is wrong.</summary>
    public static ImageConfig Parse(ReadOnlyMemory<byte> text)
    {
        using var document = CanonicalJson.Parse(text);
        var root = document.RootElement;
        var rootfs = root.Member("rootfs") ?? throw new JsonException("The config has no rootfs.");
        var config = root.Member("config");
        return new ImageConfig
        {
            Platform = DescriptorJson.ReadPlatform(root),
            DiffIds = [.. rootfs.Items("diff_ids").Select(ReadDiffId)],
            HistoryLayers = root.Member("history") is null ? null : root.Items("history").Count(StatesLayer),
            Created = root.Text("created"),
            User = config?.Text("User"),
            WorkingDirectory = config?.Text("WorkingDir"),
            Entrypoint = Texts(config, "Entrypoint"),
            Cmd = Texts(config, "Cmd"),
            Env = Texts(config, "Env"),
            Labels = ReadLabels(config),
        };
    }

    private static Digest ReadDiffId(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && Digest.TryParse(element.GetString(), out var digest)
            ? digest
            : throw new JsonException($"'{element}' is not a SHA-256 diffID.");

    private static bool StatesLayer(JsonElement entry) => entry.Member("empty_layer") is not { ValueKind: JsonValueKind.True };

    private static ImmutableArray<string> Texts(JsonElement? element, string name) => element is not { } known
        ? []
        : [.. known.Items(name).Select(item => item.AsText(name))];

    private static ImmutableSortedDictionary<string, string> ReadLabels(JsonElement? config) =>
        config?.Member("Labels") is not { ValueKind: JsonValueKind.Object } labels
            ? Descriptor.NoAnnotations
            : labels.EnumerateObject().ToImmutableSortedDictionary(
                JsonReading.NameOf, label => label.Value.AsText(label.Name), StringComparer.Ordinal);
}
