using System.Collections.Concurrent;
using Slipway.Images.Registries.Authentication;
using Slipway.Images.Registries.Content;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries;

/// <summary>
/// Speaks to registries. One client serves any number of them and is made once: it shares connections, tokens, limits and
/// transfers that are wanted twice.
/// </summary>
public sealed class RegistryClient : IDisposable
{
    private readonly HttpSender _sender;
    private readonly RegistryHttp _http;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public RegistryClient(RegistryOptions options)
    {
        Options = options;
        var secrets = new Secrets();
        _sender = new HttpSender(options, secrets);
        _http = new RegistryHttp(_sender, new Authenticator(options, new TokenService(_sender, options.Time, secrets), secrets), secrets);
        Slots = new SemaphoreSlim(options.Parallel);
    }

    internal RegistryOptions Options { get; }

    /// <summary>Limits how many transfers run at once.</summary>
    internal SemaphoreSlim Slots { get; }

    /// <summary>Blobs on their way up, by repository and digest.</summary>
    internal SingleFlight<(string Repository, Digest Digest), Checked<UploadedBlob>> Uploads { get; } = new();

    /// <summary>Blobs on their way down, by the file that they become.</summary>
    internal SingleFlight<string, ImageProblem?> Downloads { get; } = new();

    /// <summary>Registries that take blobs in chunks only.</summary>
    internal ConcurrentDictionary<string, byte> ChunkedHosts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Repositories from which another may not mount.</summary>
    internal ConcurrentDictionary<(string Place, string From), byte> RefusedMounts { get; } = new();

    /// <summary>One writer of a tag at a time: what two of ours would write at once is written one after the other.</summary>
    internal KeyedLock<string> Tags { get; } = new();

    /// <inheritdoc />
    public void Dispose()
    {
        _sender.Dispose();
        Slots.Dispose();
    }

    /// <summary>The repository of a reference.</summary>
    internal RegistryRepository Open(ImageReference reference) => new(this, _http, PlaceOf(reference));

    /// <summary>The repository of a reference, to write into.</summary>
    internal RegistryRepository OpenForWriting(ImageReference reference) => new(this, _http, PlaceOf(reference).ForWriting());

    private RepositoryPlace PlaceOf(ImageReference reference) =>
        new(RegistryHost.Of(reference.Registry, Options.Insecure), reference.Repository);
}
