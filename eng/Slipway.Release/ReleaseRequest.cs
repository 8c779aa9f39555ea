namespace Slipway.Release;

/// <summary>What was asked on the command line.</summary>
internal sealed record ReleaseRequest
{
    public const string Usage = """
        dotnet run build.cs -- release patch|minor|major --registry PREFIX --key FILE [options]
          --dry-run              everything up to the signed images, in a checkout of its own; no tag, nothing pushed
          --registry PREFIX      where the images go: PREFIX/ops-server-core, PREFIX/ops-server and PREFIX/slipway
          --key FILE             the key that signs (slipway key new); its passphrase is in SLIPWAY_KEY_PASSPHRASE
          --signer PROGRAM       a program that signs instead (docs/external-signer.md)
          --signing-config FILE  an identity that signs instead (docs/keyless.md)
          --feed SOURCE          the NuGet feed that the packages go to; its key is in NUGET_API_KEY
          --remote NAME          the git remote; origin unless said otherwise
          --advisories DIR       the advisories that the images are judged by
        """;

    private static readonly string[] Signers = ["--key", "--signer", "--signing-config"];

    public required ReleaseKind Kind { get; init; }

    /// <summary>Whether to stop before anything leaves this machine.</summary>
    public bool DryRun { get; init; }

    /// <summary>The registry and the path before an image's name; null in a dry run that was given none.</summary>
    public string? Registry { get; init; }

    /// <summary>The option that says who signs, and its value.</summary>
    public (string Option, string Value)? Signer { get; init; }

    public string? Feed { get; init; }

    public string Remote { get; init; } = "origin";

    public string? Advisories { get; init; }

    /// <summary>Reads a command line; refuses one that lacks what a release needs.</summary>
    public static ReleaseRequest Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Enum.TryParse<ReleaseKind>(arguments[0], ignoreCase: true, out var kind) || !char.IsAsciiLetterLower(arguments[0][0]))
        {
            throw Misused(arguments.Count == 0 ? "say which part of the version moves" : $"'{arguments[0]}' is not patch, minor or major");
        }

        var request = new ReleaseRequest { Kind = kind };
        for (var at = 1; at < arguments.Count; at++)
        {
            request = arguments[at] == "--dry-run" ? request with { DryRun = true }
                : at + 1 < arguments.Count && !arguments[at + 1].StartsWith('-') ? request.With(arguments[at], arguments[++at])
                : throw Misused($"'{arguments[at]}' is no option, or has no value");
        }

        return request.DryRun || (request.Registry is not null && request.Signer is not null) ? request
            : throw Misused("a release is signed and pushed: give --registry, and --key, --signer or --signing-config");
    }

    private ReleaseRequest With(string option, string value) => option switch
    {
        "--registry" => this with { Registry = value.Length == 0 ? null : value.TrimEnd('/') },
        // A pipeline's variable that nobody set is empty.
        "--feed" => this with { Feed = value.Length == 0 ? null : value },
        "--remote" => this with { Remote = value },
        // The release is made elsewhere, so what is a path here is made one from everywhere.
        "--advisories" => this with { Advisories = Path.GetFullPath(value) },
        _ when Signers.Contains(option) && Signer is null => this with { Signer = (option, option == "--signer" ? value : Path.GetFullPath(value)) },
        _ when Signers.Contains(option) => throw Misused("only one can sign: --key, --signer or --signing-config"),
        _ => throw Misused($"there is no option '{option}'"),
    };

    private static RefusedException Misused(string message) => new(message, Usage, exitCode: 2);
}
