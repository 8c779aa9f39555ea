using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Transport;

/// <summary>When a failed attempt is made again: after a wait that doubles, with jitter, or as long as the registry asks.</summary>
internal sealed class RetryPolicy(RegistryOptions options)
{
    private const int MostOfLong = 2;

    public async Task<Checked<T>> RunAsync<T>(Func<Task<Attempt<T>>> attempt, CancellationToken token)
        where T : class
    {
        for (var made = 1; ; made++)
        {
            var ended = await attempt();
            if (ended.Value is not null)
            {
                return ended.Value;
            }

            if (!ended.MayRetry || made >= (ended.OnlyOnce ? Math.Min(MostOfLong, options.Attempts) : options.Attempts) || ended.Wait > options.LongestWait)
            {
                return ended.Problem!;
            }

            await Task.Delay(WaitAfter(made, ended.Wait), options.Time, token);
        }
    }

    private TimeSpan WaitAfter(int made, TimeSpan? asked)
    {
        var doubled = options.FirstWait * Math.Pow(2, made - 1);
        var wait = (doubled < options.LongestWait ? doubled : options.LongestWait) * (0.5 + (options.Jitter() / 2));
        return asked > wait ? asked.Value + (options.FirstWait * options.Jitter()) : wait;
    }

    /// <summary>The failure of a status that may be another one next time; null for any other status.</summary>
    public async Task<Attempt<T>?> TransientAsync<T>(string registry, RegistryAnswer answer, Authentication.Secrets secrets)
        where T : class
    {
        var wait = answer.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.Time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        wait = wait > TimeSpan.Zero ? wait : null;
        return answer.Status switch
        {
            429 => Attempt<T>.Again(RegistryProblems.Throttled(registry, wait), wait),
            408 or 500 or 502 or 503 or 504 => Attempt<T>.Again(
                RegistryProblems.Failing(registry, answer.Status, await ErrorText.ReadAsync(answer, secrets)), wait),
            _ => (Attempt<T>?)null,
        };
    }
}
