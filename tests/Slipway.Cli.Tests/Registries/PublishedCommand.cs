using Slipway.Builder.Tests.Making;
using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Registries;

/// <summary>The published command in a place of its own, with a toy image to bring somewhere: nothing of the machine's user is read.</summary>
public abstract class PublishedCommand : IDisposable
{
    /// <summary>The user and password that the registries of these tests know.</summary>
    private protected const string User = "builder";
    private protected const string Password = "open-sesame";
    private protected const string IdentityToken = "identity-of-builder";

    internal static string Program => SlimDotnet.Command;

    private protected Site Site { get; } = new();

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static string Basic(string password) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{password}"));

    private protected static string AuthOf(string kind, TokenServer tokens) =>
        kind switch { "none" => DockerRegistry.Open, "basic" => DockerRegistry.Basic, _ => tokens.Configuration };

    private protected Dictionary<string, string?> Environment(params (string Name, string? Value)[] more)
    {
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = Site["home"],
            ["SLIPWAY_CACHE"] = Site["cache"],
            ["NO_COLOR"] = "1",
            ["CI"] = null,
            ["DOCKER_CONFIG"] = null,
            ["REGISTRY_AUTH_FILE"] = null,
            ["XDG_RUNTIME_DIR"] = null,
            ["XDG_CONFIG_HOME"] = null,
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return environment;
    }

    private protected async Task<CommandResult> TryAsync(Dictionary<string, string?>? environment, params string[] arguments)
    {
        Tool.RequireThat(SlimDotnet.IsPublished, "there is no published command (dotnet run build.cs -- publish)");
        return await CommandRunner.RunAsync(Program, arguments, Site["."], environment ?? Environment());
    }

    /// <summary>Runs what must succeed; its standard output, without the newline.</summary>
    private protected async Task<string> RunAsync(Dictionary<string, string?>? environment, params string[] arguments)
    {
        var result = await TryAsync(environment, arguments);
        Assert.True(result.ExitCode == 0, $"slipway {string.Join(' ', arguments)}\n{result.All}");
        return result.Output.TrimEnd('\n');
    }

    /// <summary>Puts the toy's output into <c>out</c>; its digest.</summary>
    private protected async Task<string> TakeToyAsync()
    {
        Tool.RequireThat(SlimDotnet.IsPublished, "there is no published command (dotnet run build.cs -- publish)");
        var (folder, digest) = await ToyImage.Made;
        var copied = await CommandRunner.RunAsync("cp", ["-r", folder, Site["out"]]);
        Assert.True(copied.ExitCode == 0, copied.All);
        return digest;
    }

    /// <summary>Builds a toy of this test's own into <c>out</c>; its digest.</summary>
    private protected async Task<string> BuildAsync(string image = "", Action<ToyFeed>? feed = null)
    {
        Site.Feed.WithServer().WithPlugin("one");
        feed?.Invoke(Site.Feed);
        Site.Manifest(["one"], image);
        return (await RunAsync(null, "build", "toy.yaml", "-o", "out")).Split('@')[1];
    }

    /// <summary>The environment of somebody whose credential for some registries is where one of the tools keeps it.</summary>
    private protected Dictionary<string, string?> SignedIn(string place, IEnumerable<string> registries, string password = Password)
    {
        var auths = string.Join(", ", registries.Select(registry => $$"""
            "{{registry}}": { "auth": "{{Basic(password)}}" }
            """));
        switch (place)
        {
            case "docker":
                Site.Write("docker/config.json", $$"""{ "auths": { {{auths}} } }""");
                return Environment(("DOCKER_CONFIG", Site["docker"]));
            case "podman":
                Site.Write("podman/auth.json", $$"""{ "auths": { {{auths}} } }""");
                return Environment(("REGISTRY_AUTH_FILE", Site["podman/auth.json"]));
            case "podman of the user":
                Site.Write("home/.config/containers/auth.json", $$"""{ "auths": { {{auths}} } }""");
                return Environment();
            case "identity token":
                Site.Write("docker/config.json", $$"""{ "auths": { {{auths.Replace("\"auth\"", "\"identitytoken\"", StringComparison.Ordinal).Replace(Basic(password), IdentityToken, StringComparison.Ordinal)}} } }""");
                return Environment(("DOCKER_CONFIG", Site["docker"]));
            case "helper":
                Site.Write("docker/config.json", """{ "credsStore": "keyring" }""");
                var helper = Site.Write("bin/docker-credential-keyring", $$"""
                    #!/bin/sh
                    read -r server
                    case "$1 $server" in
                        {{string.Join('|', registries.Select(registry => $"'get {registry}'"))}}) echo "{ \"ServerURL\": \"$server\", \"Username\": \"{{User}}\", \"Secret\": \"{{password}}\" }" ;;
                        *) echo "credentials not found in native keychain"; exit 1 ;;
                    esac

                    """);
                Executable(helper);
                return Environment(("DOCKER_CONFIG", Site["docker"]), ("PATH", $"{Site["bin"]}:{System.Environment.GetEnvironmentVariable("PATH")}"));
            default:
                throw new ArgumentOutOfRangeException(nameof(place), place, "nobody keeps credentials there");
        }
    }

    // Linux is all that these tests run on; the analyzer cannot know.
    private static void Executable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What skopeo says is under a name.</summary>
    private protected static async Task<string> DigestBySkopeoAsync(string place)
    {
        var seen = await CommandRunner.RunAsync(
            Tool.Require("skopeo", "skopeo"), ["inspect", "--tls-verify=false", "--creds", $"{User}:{Password}", "--format", "{{.Digest}}", $"docker://{place}"]);
        Assert.True(seen.ExitCode == 0, seen.All);
        return seen.Output.Trim();
    }
}
