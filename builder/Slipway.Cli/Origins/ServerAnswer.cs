using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Slipway.Builder.Inspection;

namespace Slipway.Cli.Origins;

/// <summary>Asks a running server what it is.</summary>
internal static partial class ServerAnswer
{
    private const int Largest = 16 << 20;
    private const string Token = "OPSORCH_BEARER_TOKEN";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The address that somebody wrote; null where it is none.</summary>
    public static Uri? AddressIn(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Which plugins it has.</summary>
    public static async Task<InspectedServer> AskAsync(Uri address, Edge edge, CancellationToken token)
    {
        using var client = Client();
        return await RunningServer.InspectAsync(address, edge.Variable(Token), client, token);
    }

    /// <summary>The version of Slipway.Server in it, which its metrics state; null where they do not. Its list of plugins has the version of what was built.</summary>
    public static async Task<string?> ServerVersionAsync(Uri address, Edge edge, CancellationToken token)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, PluginList().Replace(address.AbsoluteUri, "") + "/metrics");
        request.Headers.Authorization = edge.Variable(Token) is { } bearer ? new AuthenticationHeaderValue("Bearer", bearer) : null;
        try
        {
            using var answer = await client.SendAsync(request, token);
            return answer.IsSuccessStatusCode && BuildInfo().Match(await answer.Content.ReadAsStringAsync(token)) is { Success: true } found ? found.Groups["version"].Value : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
        {
            return null;
        }
    }

    private static HttpClient Client() => new() { Timeout = Patience, MaxResponseContentBufferSize = Largest };

    [GeneratedRegex("(/plugins)?/*$")]
    private static partial Regex PluginList();

    [GeneratedRegex("""^opsserver_build_info\{[^}\n]*\bserver_version="(?<version>[^"\n]+)"[^}\n]*\}""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex BuildInfo();
}
