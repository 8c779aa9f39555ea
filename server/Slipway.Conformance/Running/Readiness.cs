using Slipway.Conformance.Launching;
using Slipway.Conformance.Targets;

namespace Slipway.Conformance.Running;

/// <summary>Waits until a server says that it is ready.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How long it took; null when it never was.</summary>
    public static async Task<TimeSpan?> WaitAsync(IServerRun server, ConformanceSubject subject, CancellationToken token)
    {
        var begun = subject.Clock.GetTimestamp();
        using var client = HttpTarget.Client(server.Address, null);
        while (server.ExitCode is null && subject.Clock.GetElapsedTime(begun) < subject.Settings.LongestStart)
        {
            if (await IsReadyAsync(client, token))
            {
                return subject.Clock.GetElapsedTime(begun);
            }

            await Task.Delay(Pause, token);
        }

        return null;
    }

    /// <summary>Why a server never became ready.</summary>
    public static string Why(IServerRun server) => server.ExitCode is { } code
        ? $"the server ended with exit code {code}: {LastWords(server.Error)}"
        : "the server never became ready";

    private static string LastWords(string error) =>
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken token)
    {
        try
        {
            using var answer = await client.GetAsync("ready", token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is TaskCanceledException && !token.IsCancellationRequested))
        {
            return false; // Not listening yet.
        }
    }
}
