using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Registries;

/// <summary>What a credential must never do: show itself. Everything that the command says and writes is searched for it.</summary>
public sealed class SecretsTests : PublishedCommand
{
    private const string Wrong = "canary-7f3a";

    [Theory]
    [InlineData("basic", "docker")]
    [InlineData("token", "helper")]
    public async Task EveryVerb_WithRightAndWrongPassword_ShowsNeitherAnywhere(string kind, string credentials)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await DockerRegistry.StartAsync(AuthOf(kind, tokens));
        await BuildAsync($"  image: {{ repository: {registry.Host}/team/toy }}");
        var said = new List<string>();
        foreach (var password in new[] { Password, Wrong })
        {
            var environment = SignedIn(credentials, [registry.Host], password);
            foreach (var option in new[] { "--verbose", "--json" })
            {
                foreach (var verb in Verbs(registry.Host))
                {
                    var result = await TryAsync(environment, [.. verb, option]);
                    Assert.Equal(password == Password ? 0 : 10, result.ExitCode);
                    said.Add(result.All);
                }
            }
        }

        foreach (var folder in new[] { "docker", "podman", "home", "bin" }.Where(folder => Directory.Exists(Site[folder])))
        {
            Directory.Delete(Site[folder], recursive: true);
        }

        said.AddRange(Directory.GetFiles(Site["."], "*", SearchOption.AllDirectories).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.True(said.Count > 20);
        foreach (var secret in new[] { Password, Wrong, Basic(Password), Basic(Wrong), "eyJ0eXAi" })
        {
            Assert.All(said, text => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} is in\n{(text.Length > 4000 ? "a file" : text)}"));
        }
    }

    private static string[][] Verbs(string host) =>
    [
        ["push", "out", $"{host}/team/toy:1"],
        ["build", "toy.yaml", "-o", "built", "--push"],
        ["tags", $"{host}/team/toy"],
        ["inspect", $"{host}/team/toy:1"],
        ["pull", $"{host}/team/toy:1", "-o", "pulled"],
        ["push", $"{host}/team/toy:1", $"{host}/prod/toy:1"],
    ];
}
