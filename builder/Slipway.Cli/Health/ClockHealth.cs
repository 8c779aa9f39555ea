using System.Globalization;

namespace Slipway.Cli.Health;

/// <summary>Whether this machine's clock agrees with those of others: certificates and signatures hold for a time.</summary>
internal static class ClockHealth
{
    private const string Area = "clock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Worrying = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(5);

    public static async Task<HealthFinding> FindAsync(Edge edge, IEnumerable<Uri> servers, CancellationToken token)
    {
        using var handler = new HttpClientHandler { Proxy = edge.Proxy, UseProxy = edge.Proxy is not null };
        using var client = new HttpClient(handler) { Timeout = Patience };
        foreach (var server in servers.DistinctBy(server => server.Authority))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Head, server);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                if (answer.Headers.Date is { } date)
                {
                    return Of(edge.Clock.GetUtcNow() - date, server.Authority);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
            {
                // Another server may answer; that this one does not is found with the feeds.
            }
        }

        return new(Area, HealthState.Warning, "no server was asked for the time", "compare it with another machine's: certificates and signatures hold for a time");
    }

    private static HealthFinding Of(TimeSpan ahead, string server)
    {
        var by = ahead.Duration();
        var what = string.Create(CultureInfo.InvariantCulture, $"{by.TotalSeconds:0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} {server}");
        return by < Worrying ? HealthFinding.Ok(Area, what) : new(Area, by < Wrong ? HealthState.Warning : HealthState.Broken, what, "set the clock, for example with timedatectl set-ntp true");
    }
}
