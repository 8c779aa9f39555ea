using System.Reflection;

namespace Slipway.Server.Hosting;

/// <summary>What a server was built as. The builder writes it into the entry assembly.</summary>
internal sealed record ServerIdentity
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The version of this library.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The digest of the build manifest, when there was one.</summary>
    public string? ManifestDigest { get; init; }

    /// <summary>The digest of the lock, when there was one.</summary>
    public string? LockDigest { get; init; }

    /// <summary>Reads the metadata of an assembly.</summary>
    public static ServerIdentity Of(Assembly? assembly)
    {
        var facts = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(fact => fact.Key, fact => fact.Value);
        var own = VersionOf(typeof(ServerIdentity).Assembly) ?? "0.0.0";
        return new ServerIdentity
        {
            Name = Fact("dev.slipway.name") ?? "ops-server",
            Version = Fact("dev.slipway.version") ?? VersionOf(assembly) ?? own,
            ServerVersion = Fact("dev.slipway.server.version") ?? own,
            ManifestDigest = Fact("dev.slipway.manifest"),
            LockDigest = Fact("dev.slipway.lock"),
        };

        string? Fact(string key) => facts?[key].FirstOrDefault() is { Length: > 0 } value ? value : null;
    }

    private static string? VersionOf(Assembly? assembly) =>
        assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
