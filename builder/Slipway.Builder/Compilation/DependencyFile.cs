using System.Text.Json.Nodes;
using Slipway.Builder.Generation;
using Slipway.Builder.Json;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Compilation;

/// <summary>NAME.deps.json: which file of which package the host loads, as `dotnet publish` writes it.</summary>
internal static class DependencyFile
{
    public static byte[] Write(GeneratedServer server)
    {
        var resolved = server.Resolved;
        var target = $".NETCoreApp,Version=v10.0/{RuntimeIdentifiers.Of(resolved.Platform)}";
        var self = $"{server.AssemblyName}/{resolved.Manifest.Version}";
        var direct = resolved.Packages.Where(package => package.Role == PackageRole.Plugin || package.Id == FreshResolution.ServerPackage);
        var targets = new JsonObject
        {
            [self] = Nodes.Tidy(new JsonObject
            {
                ["dependencies"] = Versions(direct.Select(package => package.Identity)),
                ["runtime"] = new JsonObject { [$"{server.AssemblyName}.dll"] = new JsonObject() },
            }),
        };
        var libraries = new JsonObject
        {
            [self] = new JsonObject { ["type"] = "project", ["serviceable"] = false, ["sha512"] = "" },
        };
        foreach (var package in resolved.Packages)
        {
            targets[Key(package)] = Entry(package);
            libraries[Key(package)] = Library(package);
        }

        return CanonicalText.ReadableBytes(new JsonObject
        {
            ["runtimeTarget"] = new JsonObject { ["name"] = target, ["signature"] = "" },
            ["compilationOptions"] = new JsonObject(),
            ["targets"] = new JsonObject { [".NETCoreApp,Version=v10.0"] = new JsonObject(), [target] = targets },
            ["libraries"] = libraries,
        });
    }

    private static string Key(ResolvedPackage package) => $"{package.Id}/{package.Version}";

    private static JsonObject Entry(ResolvedPackage package) => Nodes.Tidy(new JsonObject
    {
        ["dependencies"] = Versions(package.Dependencies),
        ["runtime"] = Assets(package, AssetKind.Runtime, Assembly),
        ["native"] = Assets(package, AssetKind.Native, _ => new JsonObject { ["fileVersion"] = "0.0.0.0" }),
        ["resources"] = Assets(package, AssetKind.Resource, asset => new JsonObject { ["locale"] = asset.Locale }),
    });

    private static JsonObject Library(ResolvedPackage package) => new()
    {
        ["type"] = "package",
        ["serviceable"] = true,
        ["sha512"] = $"sha512-{package.ContentHash}",
        ["path"] = $"{package.Id.Lower}/{package.Version.ToLowerInvariant()}",
        ["hashPath"] = $"{package.Id.Lower}.{package.Version.ToLowerInvariant()}.nupkg.sha512",
    };

    private static JsonObject Assembly(PackageAsset asset) => Nodes.Tidy(new JsonObject
    {
        ["assemblyVersion"] = asset.AssemblyVersion,
        ["fileVersion"] = asset.FileVersion,
    });

    private static JsonObject Versions(IEnumerable<PackageReference> packages) =>
        new(packages.Select(package => KeyValuePair.Create<string, JsonNode?>(package.Id.ToString(), package.Version)));

    private static JsonObject Assets(ResolvedPackage package, AssetKind kind, Func<PackageAsset, JsonObject> write) =>
        new(package.Assets.Where(asset => asset.Kind == kind).Select(asset => KeyValuePair.Create<string, JsonNode?>(asset.Path, write(asset))));
}
