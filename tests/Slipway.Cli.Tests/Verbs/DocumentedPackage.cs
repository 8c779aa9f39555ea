using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>The plugin <c>acme/one</c> with a licence and the whole documentation kit; tests change a page, or leave it out.</summary>
internal static class DocumentedPackage
{
    public const string File = "feed/Acme.Ops.One.1.0.0.nupkg";

    private const string Schema = """{ "type": "object", "properties": { "url": { "type": "string" }, "token": { "type": "string" } } }""";

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["README.md"] = """
            # One

            Services of one, see [keys](docs/configuration.md#keys) and <https://acme.example>.

            | capability | operations |
            |---|---|
            | service | query |

            ## Run it locally

            ```console
            $ slipway run manifest.yaml # [no link](nowhere.md)
            ```

            ## Configure it

            Set `url`.
            """,
        ["docs/configuration.md"] = "# Configuration\n\n## Keys\n\n`url` is the address, `token` a secret.\n",
        ["docs/mapping.md"] = "# Mapping\n\n`scope.service` selects by name; `=` compares, and `limit` takes the first. Back to the [start](../README.md).\n\n## Errors\n\nNone.\n",
        ["docs/testing.md"] = "# Testing\n\nRun the tests.\n",
        ["docs/publishing.md"] = "# Publishing\n\nPack it.\n",
    };

    /// <summary>Packs it beside a server and an SDK that state their licences.</summary>
    /// <param name="site">Where.</param>
    /// <param name="page">The page that is another one.</param>
    /// <param name="change">What is written instead; null when the page is left out.</param>
    /// <param name="licence">The licence; null when the package states none.</param>
    public static void Pack(Site site, string? page = null, Func<string, string?>? change = null, string? licence = "MIT")
    {
        site.Feed.WithServer();
        new PackageMaker("Slipway.Sdk", "1.0.0").Licensed("Apache-2.0").File("lib/net10.0/Slipway.Sdk.dll", AssemblyMaker.Sdk).WriteTo(site.Feed.Folder);
        new PackageMaker("Acme.Text", "2.0.0").Licensed("MIT").File("lib/net10.0/_._", "").WriteTo(site.Feed.Folder);
        var yaml = ToyFeed.Yaml("one", "1.0.0").Replace(
            "{ capability: service, name: one, operations: [ query ] }",
            "{ capability: service, name: one, operations: [ query ], configuration: config/one.schema.json, scope: [ service ], filters: [ \"=\", limit ] }", StringComparison.Ordinal);
        site.Feed.WithPlugin("one", yaml: yaml + "\n  owners: [ { team: ops, contact: ops@acme.example } ]", more: package =>
        {
            package.DependsOn("Acme.Text", "2.0.0").File("config/one.schema.json", Schema);
            if (licence is not null)
            {
                package.Licensed(licence);
            }

            foreach (var (path, text) in Pages)
            {
                if ((path == page ? change!(text) : text) is { } written)
                {
                    package.File(path, written);
                }
            }
        });
    }
}
