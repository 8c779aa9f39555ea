using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Builder.Packages;
using Slipway.Builder.Resolution;
using Slipway.Images;

namespace Slipway.Builder.Locking;

/// <summary>A lock as JSON.</summary>
internal static class LockJson
{
    public static JsonObject Write(ServerLock value) => Nodes.Tidy(new JsonObject
    {
        ["format"] = ServerLock.Format,
        ["manifest"] = value.Manifest.ToString(),
        ["manifestParts"] = Nodes.Map(value.ManifestParts),
        ["frameworkApi"] = value.FrameworkApi,
        ["server"] = value.Server,
        ["tools"] = new JsonObject { ["referencePacks"] = value.ReferencePacks, ["slipway"] = value.Slipway },
        ["bases"] = Nodes.Map(value.Bases),
        ["index"] = value.Index,
        ["packages"] = new JsonObject(value.Packages.Select(package => KeyValuePair.Create<string, JsonNode?>(package.Id.ToString(), Package(package)))),
        ["plugins"] = new JsonObject(value.Plugins.Select(plugin => KeyValuePair.Create<string, JsonNode?>(plugin.Name, Plugin(plugin)))),
        ["stdioPlugins"] = new JsonObject(value.StdioPlugins.Select(program => KeyValuePair.Create<string, JsonNode?>(program.Name, Program(program)))),
    });

    /// <summary>Reads a lock; throws a <see cref="FormatException"/> that says what is wrong with it.</summary>
    public static ServerLock Read(JsonObject root)
    {
        var reader = new LockReader(root, "");
        if (reader.Number("format") != ServerLock.Format)
        {
            throw new FormatException($"its format is {reader.Number("format")}; this Slipway reads format {ServerLock.Format}");
        }

        var tools = reader.Object("tools");
        return Agreeing(new ServerLock
        {
            Manifest = Digest.Parse(reader.Text("manifest")),
            ManifestParts = reader.Members("manifestParts").ToDictionary(member => member.Name, member => member.Value.AsText(), StringComparer.Ordinal),
            FrameworkApi = reader.Text("frameworkApi"),
            Server = reader.Text("server"),
            ReferencePacks = tools.Text("referencePacks"),
            Slipway = tools.Text("slipway"),
            Bases = reader.Members("bases").ToDictionary(member => member.Name, member => Digest.Parse(member.Value.AsText()).ToString(), StringComparer.Ordinal),
            Index = reader.TextOrNull("index"),
            Packages = [.. reader.Members("packages").Select(member => Package(member.Name, member.Value)).OrderBy(package => package.Id)],
            Plugins = [.. reader.Members("plugins").Select(member => Plugin(member.Name, member.Value)).OrderBy(plugin => plugin.Name, StringComparer.Ordinal)],
            StdioPlugins = [.. reader.Members("stdioPlugins").Select(member => Program(member.Name, member.Value)).OrderBy(program => program.Name, StringComparer.Ordinal)],
        });
    }

    // What a lock says in two places, and somebody may have changed in one.
    private static ServerLock Agreeing(ServerLock value)
    {
        var packages = new Dictionary<PackageId, ResolvedPackage>();
        foreach (var package in value.Packages)
        {
            if (!packages.TryAdd(package.Id, package))
            {
                throw new FormatException($"packages.{package.Id} is there twice");
            }

            var plugin = value.Plugins.FirstOrDefault(plugin => plugin.Module == package.Id);
            if (package.Role == PackageRole.Plugin != plugin is not null)
            {
                throw new FormatException($"packages.{package.Id}.role is {Word(package.Role)}, and {(plugin is null ? "no plugin is" : $"plugins.{plugin.Name} is")} of that package");
            }
        }

        return value.Plugins.FirstOrDefault(plugin => !packages.ContainsKey(plugin.Module)) is { } lost
            ? throw new FormatException($"plugins.{lost.Name} is of the package {lost.Module}, which packages lacks") : value;
    }

    private static JsonObject Package(ResolvedPackage package) => Nodes.Tidy(new JsonObject
    {
        ["version"] = package.Version,
        ["role"] = Word(package.Role),
        ["contentHash"] = package.ContentHash,
        ["sha512"] = package.Sha512,
        ["feed"] = package.Feed,
        ["assets"] = Nodes.List(package.Assets.Select(Asset)),
        ["variants"] = new JsonObject(package.Variants.OrderBy(variant => variant.Key, StringComparer.Ordinal).Select(variant => KeyValuePair.Create<string, JsonNode?>(variant.Key, Nodes.List(variant.Value.Select(Asset))))),
        ["dependencies"] = new JsonObject(package.Dependencies.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Id.ToString(), each.Version))),
        ["frameworks"] = Nodes.Texts(package.Frameworks),
        ["why"] = Nodes.Texts(package.Why),
    });

    private static JsonObject Asset(PackageAsset asset) => Nodes.Tidy(new JsonObject
    {
        ["kind"] = Word(asset.Kind),
        ["path"] = asset.Path,
        ["locale"] = asset.Locale,
        ["assemblyVersion"] = asset.AssemblyVersion,
        ["fileVersion"] = asset.FileVersion,
    });

    private static JsonObject Plugin(LockedPlugin plugin) => Nodes.Tidy(new JsonObject
    {
        ["publisher"] = plugin.Publisher,
        ["module"] = plugin.Module.ToString(),
        ["version"] = plugin.Version,
        ["metadata"] = plugin.Metadata,
        ["tier"] = plugin.Tier,
        ["signedBy"] = plugin.SignedBy,
    });

    private static JsonObject Program(LockedProgram program) => Nodes.Tidy(new JsonObject
    {
        ["capability"] = program.Capability,
        ["sha256"] = program.Sha256,
        ["platform"] = program.Platform,
    });

    private static ResolvedPackage Package(string id, LockReader reader) => new()
    {
        Id = PackageId.Parse(id),
        Version = reader.Text("version"),
        Role = reader.Word<PackageRole>("role"),
        ContentHash = reader.Text("contentHash"),
        Sha512 = Sha512Hash.Parse(reader.Text("sha512")).ToString(),
        Feed = reader.Text("feed"),
        Assets = [.. reader.List("assets").Select(Asset)],
        Variants = reader.Members("variants").ToDictionary(member => member.Name, member => (IReadOnlyList<PackageAsset>)[.. reader.Object("variants").List(member.Name).Select(Asset)], StringComparer.Ordinal),
        Dependencies = [.. reader.Members("dependencies").Select(member => new PackageReference(PackageId.Parse(member.Name), member.Value.AsText())).OrderBy(each => each.Id)],
        Frameworks = [.. reader.List("frameworks").Select(item => item.AsText())],
        Why = [.. reader.List("why").Select(item => item.AsText())],
    };

    private static PackageAsset Asset(LockReader reader)
    {
        var asset = new PackageAsset(reader.Word<AssetKind>("kind"), reader.Text("path"), reader.TextOrNull("locale"))
        {
            AssemblyVersion = reader.TextOrNull("assemblyVersion"),
            FileVersion = reader.TextOrNull("fileVersion"),
        };

        // The culture becomes a folder of the application, so it must be no more than one name.
        return asset.Kind == AssetKind.Resource && !IsCulture(asset.Locale)
            ? throw new FormatException($"{reader.Place}.locale is not a culture")
            : asset;
    }

    private static bool IsCulture(string? text) => text is { Length: > 0 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static LockedPlugin Plugin(string name, LockReader reader) => new(
        name, reader.TextOrNull("publisher") ?? "", PackageId.Parse(reader.Text("module")), reader.Text("version"), reader.TextOrNull("metadata") ?? "", reader.Number("tier"))
    {
        SignedBy = reader.TextOrNull("signedBy"),
    };

    private static LockedProgram Program(string name, LockReader reader) =>
        new(name, reader.Text("capability"), reader.Text("sha256"), reader.TextOrNull("platform"));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
