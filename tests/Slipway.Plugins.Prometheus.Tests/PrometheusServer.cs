namespace Slipway.Plugins.Prometheus.Tests;

/// <summary>
/// A real Prometheus with a history of fixed times, which a test can compare to the last digit, and with one target that it
/// scrapes for its metadata.
/// </summary>
public sealed class PrometheusServer : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ScriptedHttpServer? _target;
    private ServerProcess? _server;

    /// <summary>The first time of the history; points lie 30 seconds apart for ten minutes.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A label value with everything that could break out of a string.</summary>
    public const string Hostile = """a"} or up{x="\é\\""";

    public string Address { get; private set; } = "";

    /// <summary>Skips (or, in CI, fails) the test where the server is not installed. A fixture itself could only fail.</summary>
    public static void Require()
    {
        Tool.Require("prometheus", "prometheus");
        Tool.Require("promtool", "prometheus");
    }

    public async ValueTask InitializeAsync()
    {
        if (Tool.Find("prometheus") is not { } prometheus || Tool.Find("promtool") is not { } promtool)
        {
            return;
        }

        var history = _folder.Write("history.txt", History());
        var blocks = await CommandRunner.RunAsync(promtool, ["tsdb", "create-blocks-from", "openmetrics", history, _folder["data"]]);
        Assert.True(blocks.ExitCode == 0, blocks.All);
        _target = new ScriptedHttpServer(_ => new(200, Exposition, ("Content-Type", "text/plain; version=0.0.4")));
        var port = ServerProcess.FreePort();
        Address = $"http://127.0.0.1:{port}";
        var configuration = _folder.Write("prometheus.yml", $$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - { job_name: shop, static_configs: [ { targets: [ "{{_target.Address["http://".Length..]}}" ] } ] }
            """);
        _server = await ServerProcess.StartAsync(
            prometheus,
            [
                $"--config.file={configuration}", $"--storage.tsdb.path={_folder["data"]}", $"--web.listen-address=127.0.0.1:{port}",
                "--storage.tsdb.retention.time=100y",
            ],
            () => IsScrapedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _target?.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsScrapedAsync()
    {
        if (!await ServerProcess.AnswersAsync(Address + "/-/ready"))
        {
            return false;
        }

        using var client = new HttpClient();
        var metadata = await client.GetStringAsync(new Uri(Address + "/api/v1/metadata"));
        var series = await client.GetStringAsync(new Uri(Address + "/api/v1/query?query=shop_open_carts"));
        return metadata.Contains("shop_open_carts", StringComparison.Ordinal) && series.Contains("\"value\"", StringComparison.Ordinal);
    }

    private static string History()
    {
        var lines = new List<string>();
        void Series(string name, string labels, Func<int, string> value) => lines.AddRange(
            Enumerable.Range(0, 21).Select(place => $"{name}{{{labels}}} {value(place)} {Start.AddSeconds(place * 30).ToUnixTimeSeconds()}"));

        lines.Add("# TYPE orders counter");
        Series("orders_total", "service=\"checkout\",environment=\"prod\",status=\"200\"", place => $"{place * 60}");
        Series("orders_total", "service=\"checkout\",environment=\"prod\",status=\"500\"", place => $"{place * 3}");
        Series("orders_total", "service=\"login\",environment=\"prod\",status=\"200\"", place => $"{place * 30}");
        Series("orders_total", "service=\"login\",environment=\"staging\",status=\"200\"", place => $"{place}");
        lines.Add("# TYPE odd gauge");
        Series("odd", "kind=\"nan\"", place => place % 2 == 0 ? "NaN" : "1.5");
        Series("odd", "kind=\"inf\"", place => place % 3 == 0 ? "+Inf" : place % 3 == 1 ? "-Inf" : "2.25");
        Series("odd", $"kind=\"{Escaped(Hostile)}\"", _ => "7");
        lines.Add("# TYPE sum gauge");
        Series("sum", "service=\"checkout\"", _ => "5");
        return string.Join('\n', [.. lines, "# EOF", ""]);
    }

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private const string Exposition = """
        # HELP shop_open_carts Carts that are open.
        # TYPE shop_open_carts gauge
        shop_open_carts{service="checkout",team="commerce"} 7
        # HELP shop_answer_seconds Time of an answer.
        # TYPE shop_answer_seconds histogram
        shop_answer_seconds_bucket{service="checkout",le="1"} 3
        shop_answer_seconds_bucket{service="checkout",le="+Inf"} 4
        shop_answer_seconds_sum{service="checkout"} 5.5
        shop_answer_seconds_count{service="checkout"} 4
        # HELP shop_logins_total Logins.
        # TYPE shop_logins_total counter
        shop_logins_total{service="login"} 9

        """;
}
