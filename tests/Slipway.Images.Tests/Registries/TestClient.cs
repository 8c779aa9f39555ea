using System.Collections.Concurrent;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Credentials;

namespace Slipway.Images.Tests.Registries;

/// <summary>A registry client of a test, and everything that it did.</summary>
internal sealed class TestClient : IDisposable
{
    public TestClient(Func<RegistryOptions, RegistryOptions>? change = null, TimeProvider? time = null)
    {
        var random = new Random(4711);
        var options = new RegistryOptions
        {
            Time = time ?? TimeProvider.System,
            Jitter = () => { lock (random) { return random.NextDouble(); } },
            FirstWait = TimeSpan.FromMilliseconds(5),
            Observe = Exchanges.Enqueue,
            Warn = Warnings.Enqueue,
        };
        Client = new RegistryClient(change is null ? options : change(options));
    }

    public RegistryClient Client { get; }

    public ConcurrentQueue<RegistryExchange> Exchanges { get; } = new();

    public ConcurrentQueue<RegistryWarning> Warnings { get; } = new();

    /// <summary>The requests since the last call, each as METHOD PATH STATUS.</summary>
    public IReadOnlyList<string> Taken()
    {
        var taken = new List<string>();
        while (Exchanges.TryDequeue(out var exchange))
        {
            taken.Add($"{exchange.Method} {exchange.Path} {exchange.Status}");
        }

        return taken;
    }

    public static ICredentialSource Password(string user, string password) => new FixedCredential(new RegistryCredential(user, password, "a test"));

    public static ICredentialSource Identity(string token) => new FixedCredential(new RegistryCredential(token, "a test"));

    public void Dispose() => Client.Dispose();

    private sealed class FixedCredential(RegistryCredential credential) : ICredentialSource
    {
        public Task<Checked<FoundCredential>> FindAsync(string registry, string repository, CancellationToken token) =>
            Task.FromResult<Checked<FoundCredential>>(FoundCredential.Of(credential));
    }
}
