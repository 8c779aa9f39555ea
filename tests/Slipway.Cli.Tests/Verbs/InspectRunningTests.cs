using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

public sealed class InspectRunningTests : CommandTest
{
    private const string List = """
        {
          "apiVersion": "slipway.dev/v1alpha1", "kind": "PluginList",
          "server": { "version": "1.2.3", "frameworkApis": ["v1"], "imageDigest": null, "manifestDigest": "sha256:aa", "lockDigest": "sha256:bb" },
          "plugins": [
            { "publisher": null, "name": "pager", "version": null, "package": null, "runtime": "stdio", "tier": null, "providers": [ { "capability": "incident", "name": "pager" } ] },
            { "publisher": "acme", "name": "one", "version": "1.0.0", "package": { "id": "Acme.Ops.One", "sha512": "xx" }, "runtime": "compiled", "tier": 3,
              "providers": [ { "capability": "service", "name": "one", "operations": ["query"], "active": true } ] }
          ]
        }
        """;

    [Fact]
    public async Task Inspect_AddressOfAServer_ReadsItsPluginList()
    {
        using var server = Serve(request => request is { RawUrl: "/plugins" } && request.Headers["Authorization"] == "Bearer open" ? (200, List) : (401, ""), out var address);

        var plain = await RunAsync([("OPSORCH_BEARER_TOKEN", "open")], "inspect", address);
        var json = await RunAsync([("OPSORCH_BEARER_TOKEN", "open")], "inspect", address + "plugins", "--json");
        var refused = await RunAsync("inspect", address);

        Assert.True(plain.ExitCode == 0, plain.All);
        Assert.Contains("lock            sha256:bb\n", plain.Output, StringComparison.Ordinal);
        Assert.Contains("plugin          acme/one 1.0.0, tier 3, service/one\n", plain.Output, StringComparison.Ordinal);
        Assert.Equal("pager", (string?)JsonNode.Parse(json.Output)![0]!["plugins"]![1]!["id"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("answers 401 Unauthorized; set OPSORCH_BEARER_TOKEN to a token that may read", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{ \"kind\": \"PluginList\", \"server\": 7 }")]
    public async Task Inspect_AddressOfSomethingElse_SaysSo(string answer)
    {
        using var server = Serve(_ => (200, answer), out var address);

        var result = await RunAsync("inspect", address);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/plugins answers something that is no list of plugins", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_AddressWhereNobodyListens_SaysSo()
    {
        Serve(_ => (200, ""), out var address).Close();

        var result = await RunAsync("inspect", address);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("does not answer: ", result.Error, StringComparison.Ordinal);
    }

    private static HttpListener Serve(Func<HttpListenerRequest, (int Status, string Body)> answer, out string address)
    {
        var listener = Start(out address);
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                var exchange = await listener.GetContextAsync();
                var (status, body) = answer(exchange.Request);
                exchange.Response.StatusCode = status;
                exchange.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
            }
        });
        return listener;
    }

    // A port that was free a moment ago may have been taken by now.
    private static HttpListener Start(out string address)
    {
        for (var attempt = 1; ; attempt++)
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }
}
