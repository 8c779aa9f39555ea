namespace Slipway.Release;

/// <summary>The images of a release, built by the command that is released: the server without plugins, the one of Tier 1, and the command itself.</summary>
internal sealed class ReleaseImages(ReleaseRequest request, Checkout tree, string output)
{
    /// <summary>The tags that follow releases.</summary>
    public static readonly string[] Moving = ["stable", "latest"];

    private const string Tool = "slipway";

    private static readonly string[] Servers = ["ops-server-core", "ops-server"];

    private static readonly string[] Names = [.. Servers, Tool];


    /// <summary>The layout of the command's image.</summary>
    public string ToolLayout => Path.Combine(output, Tool);

    /// <summary>Builds the images into the output folder, signed when somebody signs.</summary>
    public void Build(ReleaseVersion version)
    {
        Slipway("tool-image", "-o", ToolLayout);
        // A manifest names the image of a server; this one is signed for the name that it gets.
        Sign(ToolLayout, "--name", $"{request.Registry ?? "slipway"}/{Tool}:{version.Tag}");
        foreach (var name in Servers)
        {
            var manifest = $"manifests/{name}.yaml";
            Slipway("lock", manifest);
            Slipway(
            [
                "build", manifest, "--locked", "-o", Path.Combine(output, name),
                .. request.Signer is { } signer ? [signer.Option == "--key" ? "--sign" : signer.Option, signer.Value] : Array.Empty<string>(),
                .. request.Advisories is { } advisories ? ["--advisories", advisories] : Array.Empty<string>(),
            ]);
            File.Copy(tree.PathOf($"manifests/{name}.lock.json"), Path.Combine(output, name, $"{name}.lock.json"), overwrite: true);
        }
    }

    /// <summary>Signs an image in a layout, or a package, whose bundle then lies beside it.</summary>
    public void Sign(string made, params string[] more)
    {
        if (request.Signer is { } signer)
        {
            Slipway(["sign", made, signer.Option, signer.Value, "--quiet", .. more]);
        }
    }

    public void Push(ReleaseVersion version) => Each(name => Slipway("push", Path.Combine(output, name), Reference(name, version.Tag)));

    /// <summary>Lets the moving tags name the release.</summary>
    public void Move(ReleaseVersion version) =>
        Each(name => Slipway(["push", Reference(name, version.Tag), .. Moving.Select(tag => Reference(name, tag))]));

    /// <summary>Every name that the images get.</summary>
    public IEnumerable<string> References(ReleaseVersion version) =>
        Names.SelectMany(name => Moving.Prepend(version.Tag).Select(tag => Reference(name, tag)));

    private static void Each(Action<string> step) => Array.ForEach(Names, step);

    private string Reference(string name, string tag) => $"{request.Registry ?? "REGISTRY"}/{name}:{tag}";

    private void Slipway(params string[] arguments)
    {
        var program = tree.PathOf("artifacts/publish/slipway/slipway");
        if (Command.Show(program, arguments, tree.Root) != 0)
        {
            throw new RefusedException($"slipway {arguments[0]} {arguments[1]} failed", "mend what it says, and release again: what was pushed is pushed again as the same bytes");
        }
    }
}
