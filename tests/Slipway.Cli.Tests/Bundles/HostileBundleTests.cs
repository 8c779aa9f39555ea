using System.Text;
using System.Text.Json.Nodes;
using Slipway.Builder.Bundles;
using Slipway.Builder.Evidence.Signing;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Trust;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;

namespace Slipway.Cli.Tests.Bundles;

/// <summary>Bundles to which something happened on the way, and such as were made to do harm: each is refused whole, and nothing of it is unpacked.</summary>
public sealed class HostileBundleTests : CommandTest
{
    public static TheoryData<string, string> Mishaps => new()
    {
        { "the lock has other bytes", "SLP6804" },
        { "the tool's layer has other bytes", "SLP6804" },
        { "a package was cut off", "SLP6804" },
        { "a package is missing", "SLP6804" },
        { "the manifest has other bytes", "SLP6804" },
        { "an image is missing", "SLP6804" },
        { "a blob more", "SLP6805" },
        { "a file more", "SLP6805" },
        { "a folder more", "SLP6805" },
        { "a link for a blob", "SLP6805" },
        { "a pipe for a blob", "SLP6804" },
        { "a pipe for index.json", "SLP6801" },
        { "an image more", "SLP6805" },
        { "another image by the tool's name", "SLP6805" },
        { "a file as a signature", "SLP6805" },
        { "no signature", "SLP6802" },
        { "the signature was cut off", "SLP6802" },
        { "no manifest of a bundle", "SLP6801" },
        { "index.json was cut off", "SLP6801" },
    };

    public static TheoryData<string, string> Inventories => new()
    {
        { "source/../../evil", "'..'" },
        { "/etc/evil", "no place for" },
        { "source/a\\\\..\\\\evil", "backslash" },
        { "source/servers/toy.yaml/evil", "below another file" },
        { "cache/packages/evil", "no place for" },
        { "slipway", "no place for" },
        { "source/servers/toy.yaml", "occurs twice" },
    };

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Import_AfterAMishap_IsRefused(string mishap, string id)
    {
        var bundle = await CopyAsync();
        var tool = Entry(bundle, "tool");
        switch (mishap)
        {
            case "the lock has other bytes": Damage(Blob(Layer("source/servers/toy.lock.json"))); break;
            case "the tool's layer has other bytes": Damage(Blob((string)JsonNode.Parse(File.ReadAllText(Blob((string)tool["digest"]!)))!["layers"]![1]!["digest"]!)); break;
            case "a package was cut off": Cut(Blob(Layer("packages/Slipway.Server.1.0.0.nupkg"))); break;
            case "a package is missing": File.Delete(Blob(Layer("packages/Slipway.Server.1.0.0.nupkg"))); break;
            case "the manifest has other bytes": Damage(Blob((string)bundle.Answer["digest"]!)); break;
            case "an image is missing": Edit(entries => entries.Remove(entries.Single(entry => IsNamed(entry, "tool")))); break;
            case "a blob more": File.WriteAllText(Blob("sha256:" + new string('a', 64)), "more"); break;
            case "a file more": Site.Write("bundle/README", "run me"); break;
            case "a folder more": Site.Write("bundle/blobs/sha256/more/x", "more"); break;
            case "a link for a blob": Link(Blob(Layer("source/servers/toy.lock.json"))); break;
            case "a pipe for a blob": await PipeAsync(Blob(Layer("source/servers/toy.lock.json"))); break;
            case "a pipe for index.json": await PipeAsync(Site["bundle/index.json"]); break;
            case "an image more": Edit(entries => entries.Add(Named(tool, "more"))); break;
            case "another image by the tool's name": Edit(entries => entries.Add(Named(tool, "tool"))); break;
            case "a file as a signature": AddSignature(bundle, Layer("bin/evil", "run me")); break;
            case "no signature": Edit(entries => entries.Remove(entries.Single(IsSignature))); break;
            case "the signature was cut off": Cut(Blob((string)JsonNode.Parse(File.ReadAllText(Blob((string)Index()["manifests"]!.AsArray().Single(IsSignature)!["digest"]!)))!["layers"]![0]!["digest"]!)); break;
            case "no manifest of a bundle": Edit(entries => entries.Remove(entries.Single(entry => (string?)entry!["artifactType"] == BundleNames.ArtifactType))); break;
            case "index.json was cut off": Cut(Site["bundle/index.json"]); break;
        }

        await AssertRefusedAsync(bundle.Key, id);

        string Layer(string path, string? content = null)
        {
            if (content is null)
            {
                return (string)bundle.Inventory["files"]!.AsArray().Single(file => (string?)file!["path"] == path)!["digest"]!;
            }

            var digest = Digest.Of(Encoding.UTF8.GetBytes(content)).ToString();
            File.WriteAllText(Blob(digest), content);
            return digest;
        }
    }

    [Theory]
    [MemberData(nameof(Inventories))]
    public async Task Import_OfASignedInventoryThatLeadsOutOfThePlace_IsRefused(string path, string reason)
    {
        var bundle = await CopyAsync();
        var text = bundle.Inventory.ToJsonString();
        var inventory = JsonNode.Parse(text)!;
        var evil = JsonNode.Parse(inventory["files"]!.AsArray().First(file => (string?)file!["role"] == "program")!.ToJsonString())!;
        evil["path"] = JsonNode.Parse($"\"{path}\"");
        inventory["files"]!.AsArray().Add(evil);
        await ForgeAsync(bundle, inventory.ToJsonString());

        var error = await AssertRefusedAsync(bundle.Key, "SLP6803");

        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfWhatTheSignedInventoryDoesNotSay_IsRefused()
    {
        var bundle = await CopyAsync();
        var inventory = bundle.Inventory;
        ((JsonArray)inventory["files"]!).RemoveAt(0);
        // The manifest still lists the file.
        await ForgeAsync(bundle, inventory.ToJsonString(), bundle.Manifest["layers"]!.AsArray());
        await AssertRefusedAsync(bundle.Key, "SLP6803");
        await ForgeAsync(bundle, "{ \"kind\": \"BundleInventory\" ");
        await AssertRefusedAsync(bundle.Key, "SLP6803");
    }

    [Fact]
    public async Task Import_SignedBySomebodyElse_IsRefused()
    {
        var bundle = await CopyAsync();
        await RunAsync("key", "new", "other", "--no-passphrase");

        var error = await AssertRefusedAsync(Site["other.pub"], "SLP6802");
        var nobody = await RunAsync("bundle", "import", "bundle", "-o", "place");
        var nothing = await RunAsync("bundle", "import", "feed", "--key", bundle.Key, "-o", "place");
        var another = await RunAsync("bundle", "import", "oci:bundle@sha256:" + new string('a', 64), "--key", bundle.Key, "-o", "place");
        Site.Write("taken/file", "mine");
        var taken = await RunAsync("bundle", "import", "bundle", "--key", bundle.Key, "-o", "taken");

        Assert.Contains("is not signed by whom you trust", error, StringComparison.Ordinal);
        Assert.Equal((2, 8, 8, 2), (nobody.ExitCode, nothing.ExitCode, another.ExitCode, taken.ExitCode));
        Assert.Contains("SLP6801", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("SLP6804", another.Error, StringComparison.Ordinal);
        Assert.Equal(["file"], Directory.GetFileSystemEntries(Site["taken"]).Select(Path.GetFileName));
    }

    private async Task<string> AssertRefusedAsync(string key, string id)
    {
        var before = Directory.GetFileSystemEntries(Site["."], "*", SearchOption.TopDirectoryOnly);
        var refused = await RunAsync("bundle", "import", "bundle", "--key", key, "-o", "place");

        Assert.True((8, "") == (refused.ExitCode, refused.Output), refused.All);
        Assert.Contains($"error {id}", refused.Error, StringComparison.Ordinal);
        // Neither the place nor a draft of it.
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(Site["."], "*", SearchOption.TopDirectoryOnly).Order());
        return refused.Error;
    }

    // By links, for nobody writes into a blob here: what is changed is replaced.
    private async Task<ExportedBundle> CopyAsync()
    {
        var made = await ExportedBundle.Made;
        var copied = await CommandRunner.RunAsync("cp", ["-rl", made.Layout, Site["bundle"]]);
        Assert.True(copied.ExitCode == 0, copied.All);
        return made;
    }

    // The right key signs it, as the exporter's own machine would if somebody else sat at it.
    private async Task ForgeAsync(ExportedBundle bundle, string inventory, JsonArray? layers = null)
    {
        using var key = KeyFile.Open(File.ReadAllText(Path.Combine(bundle.Folder, "acme.key")), "", "acme.key").Required as IDisposable;
        var bytes = Encoding.UTF8.GetBytes(inventory);
        var listed = layers ?? (inventory.Contains("\"files\"", StringComparison.Ordinal) ? JsonNode.Parse(inventory)!["files"]!.AsArray() : []);
        var manifest = new Artifact(
            new ImageManifest
            {
                ArtifactType = BundleNames.ArtifactType,
                Config = Descriptor.Of(BundleNames.InventoryType, bytes),
                Layers = [.. listed.Select(file => new Descriptor(BundleNames.FileType, Digest.Parse((string)file!["digest"]!), (long)file["size"]!))],
            },
            [bytes]);
        // What is no JSON cannot stand in a statement.
        var content = inventory.EndsWith('}') ? bytes : Encoding.UTF8.GetBytes("{}");
        var statement = new Statement([StatementSubject.Of(Sha256Digest.Parse(manifest.Descriptor.Digest.ToString()))], SlipwayUris.Bundle, content);
        var signed = (await new ImageSigner(new KeyStatementSigner((ISigner)key!)).AttestAsync(statement, manifest.Descriptor, CancellationToken.None)).Required;
        var whole = (await OciLayout.OpenAsync(bundle.Layout, CancellationToken.None)).Required;
        var tool = (await whole.ReadAsync("tool", CancellationToken.None)).Required;
        Directory.Delete(Site["bundle"], recursive: true);
        Assert.Null(await LayoutWriter.FillAsync(
            new LayoutContents
            {
                Images = [new NamedImage(tool, "tool")],
                Artifacts = [manifest, signed],
                Blobs = [.. manifest.Manifest.Layers.Select(layer => new SourceBlob(layer, Path.Combine(bundle.Layout, "blobs/sha256", layer.Digest.Hex)))],
            },
            Site["bundle"], CancellationToken.None));
    }

    private void AddSignature(ExportedBundle bundle, string digest)
    {
        var content = File.ReadAllBytes(Blob(digest));
        var about = new Descriptor(MediaTypes.Manifest, Digest.Parse((string)bundle.Answer["digest"]!), new FileInfo(Blob((string)bundle.Answer["digest"]!)).Length);
        var artifact = new Artifact(
            new ImageManifest
            {
                ArtifactType = BundleReferrer.ArtifactType,
                Config = Descriptor.Of(MediaTypes.Empty, Artifact.EmptyConfig.Span),
                Layers = [Descriptor.Of("text/plain", content)],
                Subject = about,
            },
            []);
        File.WriteAllBytes(Blob(artifact.Descriptor.Digest.ToString()), artifact.ManifestBytes.ToArray());
        Edit(entries => entries.Add(new JsonObject
        {
            ["mediaType"] = MediaTypes.Manifest, ["digest"] = artifact.Descriptor.Digest.ToString(), ["size"] = artifact.Descriptor.Size, ["artifactType"] = BundleReferrer.ArtifactType,
        }));
    }

    private string Blob(string digest) => Site[$"bundle/blobs/{digest.Replace(':', '/')}"];

    private JsonNode Index() => JsonNode.Parse(File.ReadAllText(Site["bundle/index.json"]))!;

    private static JsonNode Entry(ExportedBundle bundle, string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(bundle.Layout, "index.json")))!["manifests"]!.AsArray().Single(entry => IsNamed(entry, name))!;

    private void Edit(Action<JsonArray> edit)
    {
        var index = Index();
        edit(index["manifests"]!.AsArray());
        Replace(Site["bundle/index.json"], Encoding.UTF8.GetBytes(index.ToJsonString()));
    }

    private static JsonNode Named(JsonNode entry, string name)
    {
        var copy = entry.DeepClone();
        copy["annotations"]!["org.opencontainers.image.ref.name"] = name;
        return copy;
    }

    private static bool IsNamed(JsonNode? entry, string name) => (string?)entry!["annotations"]?["org.opencontainers.image.ref.name"] == name;

    private static bool IsSignature(JsonNode? entry) => (string?)entry!["artifactType"] == BundleReferrer.ArtifactType;

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        Replace(file, bytes);
    }

    private static void Cut(string file) => Replace(file, File.ReadAllBytes(file)[..^7]);

    private static void Link(string blob)
    {
        File.Move(blob, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(blob)!, "../../../kept")));
        File.CreateSymbolicLink(blob, "../../../kept");
    }

    // Nobody writes to it: whoever reads it waits for ever.
    private static async Task PipeAsync(string file)
    {
        File.Delete(file);
        var made = await CommandRunner.RunAsync("mkfifo", [file]);
        Assert.True(made.ExitCode == 0, made.All);
    }

    private static void Replace(string file, byte[] bytes)
    {
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }
}
