using System.Collections.Frozen;
using System.Net;
using Slipway.Images.Registries.Credentials;

namespace Slipway.Images.Registries;

/// <summary>What a registry client is given: nothing of it is read from the machine.</summary>
public sealed record RegistryOptions
{
    /// <summary>The clock: waits between attempts, the age of tokens, stalled transfers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Random numbers from 0 to 1, which keep clients that wait from coming back together.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>Who knows credentials. They are asked for lazily and only for registries that are used.</summary>
    public ICredentialSource Credentials { get; init; } = NoCredentials.Instance;

    /// <summary>Registries (<c>host</c> or <c>host:port</c>) that are spoken to without TLS. Loopback always is.</summary>
    public IReadOnlySet<string> Insecure { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The proxy, if any. Loopback is never asked through it.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether no socket may be opened: whatever is not at hand is a problem that says so.</summary>
    public bool Offline { get; init; }

    /// <summary>How many transfers run at once.</summary>
    public int Parallel { get; init; } = 6;

    /// <summary>How often a request is tried before its failure is believed.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait after the first failed attempt; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait that a registry may ask for; when it asks for more, that is the answer.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A transfer that moves less than a kilobyte in this time is broken off and tried again.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>A request without a body whose answer does not begin in this time is broken off, and made once more.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long without an answer <see cref="Waiting"/> hears of it.</summary>
    public TimeSpan WaitingAfter { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Hears of a registry that lets a request wait, on any thread.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>The size of a chunk, for registries that refuse a blob in one request.</summary>
    public int ChunkSize { get; init; } = 4 << 20;

    /// <summary>Hears each warning of a registry once.</summary>
    public Action<RegistryWarning>? Warn { get; init; }

    /// <summary>Hears of every request that was made, for counts and traces, on any thread. It is told no secret.</summary>
    public Action<RegistryExchange>? Observe { get; init; }
}
