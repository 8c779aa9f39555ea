using System.Runtime.CompilerServices;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>The catalog that lies in files; they are read again when they have been trusted for long enough.</summary>
internal sealed class CatalogFiles(string path, TimeSpan refresh, ProviderContext context) : ICatalog
{
    private readonly SemaphoreSlim _reading = new(1);
    private DateTimeOffset _readAt;
    private IReadOnlyDictionary<EntityRef, Entity>? _entities;
    private IReadOnlyList<string> _problems = [];

    /// <inheritdoc />
    public async IAsyncEnumerable<Entity> ListAsync(EntityFilter filter, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entities = await ReadAsync(cancellationToken);
        foreach (var entity in entities.Values.Where(filter.Admits).OrderBy(entity => entity.Ref.Name, StringComparer.Ordinal).ThenBy(entity => entity.Ref.Namespace, StringComparer.Ordinal))
        {
            yield return entity;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Entity>> FindAsync(IReadOnlyCollection<EntityRef> entities, CallContext call, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        return [.. entities.Distinct().Select(known.GetValueOrDefault).OfType<Entity>()];
    }

    public void Dispose() => _reading.Dispose();

    private async Task<IReadOnlyDictionary<EntityRef, Entity>> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = context.Clock.GetUtcNow();
            if (_entities is null || now - _readAt >= refresh)
            {
                var folder = await CatalogFolder.ReadAsync(path, cancellationToken);
                (_entities, _readAt) = (Relations.WorkOut(folder.Entities), now);
                Tell(folder.Problems);
            }

            return _entities;
        }
        finally
        {
            _reading.Release();
        }
    }

    // One broken file must not take the others away; it is said once, not with every reading.
    private void Tell(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems.Except(_problems))
        {
            context.Log.Write(PluginLogLevel.Warning, problem);
        }

        _problems = problems;
    }
}
