using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd.Documents;

/// <summary>The commands of pages that speak of a repository, a registry and an image that are there already: one scene for all of them.</summary>
public sealed class PageCommandTests(UsedMachine machine) : IClassFixture<UsedMachine>
{
    private const string Scene = """
        slipway lock acme-ops-server.yaml && cp acme-ops-server.lock.json earlier.lock.json
        slipway key new release
        git init -q --initial-branch main && git config user.name Ada && git config user.email ada@acme.example
        printf 'out/\n*.key\n' > .gitignore && git add . && git commit -q -m Begin && git tag v1.3.0 && git checkout -q -b change
        slipway build acme-ops-server.yaml -o out/ops-server --sign release.key --push > pushed
        slipway push "$(cat pushed)" registry.example.com/platform/ops-server:1.3.0
        mkdir bin
        """;

    private const string Policy = """
        apiVersion: slipway.dev/v1alpha1
        kind: VerifyPolicy
        metadata: { name: production }
        spec:
          signers: [ { name: release, key: release.pub } ]
          scopes: [ { match: registry.example.com/platform/*, signatures: { by: [ release ] } } ]
        """;

    [Fact]
    public async Task Pages_Commands_DoWhatTheyPromise()
    {
        await using var registry = await DockerRegistry.StartAsync();
        using var reader = new Reader(new Dictionary<string, string>(Packages.Environment) { ["SLIPWAY_KEY_PASSPHRASE"] = "correct horse", ["SLIPWAY_CACHE"] = machine.Cache });
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Link("artifacts/packages", Packages.Folder);
        var manifest = Page.Read("README.md").Blocks.Where(block => block.Language == "yaml").Take(2).ToList();
        reader.Write("acme-ops-server.yaml", Placed(manifest[0].Text + manifest[1].Text));
        reader.Write("verify.yaml", Placed(Policy));
        reader.Write("ops.env", "OPSORCH_ADDR=:8080\nOPSORCH_METRIC_PROVIDER=prometheus\n");
        reader.Write("compose.yaml", await File.ReadAllTextAsync(Repository.PathOf("manifests/deploy/compose.yaml"), TestContext.Current.CancellationToken));
        ExampleAdvisory.WriteTo(reader);
        var scene = await reader.TryAsync(Placed($"mkdir manifests && cp -r '{Repository.PathOf("manifests/index")}' manifests/index\n{Scene}"));
        Assert.True(scene.ExitCode == 0, scene.All);
        var digest = (await File.ReadAllTextAsync(Path.Combine(reader.WorkingDirectory, "pushed"), TestContext.Current.CancellationToken)).Trim().Split('@')[1];

        foreach (var page in new[] { "docs/doctor.md", "docs/plan.md", "docs/updating.md", "docs/verifying.md", "docs/from.md" })
        {
            var commands = Commands(Page.Read(page)).ToList();
            Assert.True(commands.Count > 1, page);
            foreach (var command in commands)
            {
                // Two commands of a page may write the same file; a reader chooses one.
                var result = await reader.TryAsync($"rm -f ops-server.yaml\n{Placed(command).Replace("@sha256:...", "@" + digest, StringComparison.Ordinal)}");
                Assert.True(result.ExitCode == 0, $"{page}: {command}\n{result.All}");
            }
        }

        string Placed(string text) => text.Replace("registry.example.com", registry.Host, StringComparison.Ordinal);
    }

    // A server that runs already is asked by FromTests.
    private static IEnumerable<string> Commands(Page page) => page.Blocks
        .Where(block => block.Language == "bash")
        .SelectMany(block => block.Text.Split('\n'))
        .Where(line => line.StartsWith("slipway ", StringComparison.Ordinal) && !line.Contains("https://ops.example.com", StringComparison.Ordinal));
}
