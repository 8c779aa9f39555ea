using System.Runtime.CompilerServices;
using Slipway.Plugins.Backstage.Catalog;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;

namespace Slipway.Plugins.Backstage;

/// <summary>The components of a catalog that are services, by name.</summary>
[Provider("backstage", Scope = ["service", "team"], Filters = ["ids", "name", "tags", "limit"])]
public sealed class BackstageServices : IServiceCatalogProvider, IDisposable
{
    private const string Component = "component";
    private const string Group = "group";
    private readonly ICatalog _catalog;
    private readonly EntityLinks _links;
    private readonly EntityFilter _services;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public BackstageServices(BackstageConfiguration configuration, ProviderContext context)
    {
        (_catalog, _links) = Catalogs.Open(configuration, context);
        _services = new EntityFilter(Component) { Types = configuration.Types };
    }

    /// <inheritdoc />
    public async Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Limit < 0)
        {
            throw ProviderException.BadRequest("limit is less than 0; leave it out for all services");
        }

        List<Service> services = [];
        await foreach (var entity in FindAsync(request, call, cancellationToken))
        {
            var service = Map(entity);
            if (EntityMatch.Name(request.Name, entity) && EntityMatch.Tags(request.Tags, service.Tags))
            {
                services.Add(service);
            }

            if (request.Limit > 0 && services.Count == request.Limit)
            {
                break;
            }
        }

        return Pages.Of(services);
    }

    /// <inheritdoc />
    public void Dispose() => _catalog.Dispose();

    // What is asked for by its name is looked up by it; everything else is listed.
    private async IAsyncEnumerable<Entity> FindAsync(ServiceQuery request, CallContext call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var owner = request.Scope.Team is { } team ? EntityRef.Parse(team, Group) : null;
        if (request.Scope.Team is not null && owner is null)
        {
            yield break;
        }

        var filter = _services with { Owner = owner };
        if (Named(request) is not { } named)
        {
            await foreach (var entity in _catalog.ListAsync(filter, call, cancellationToken))
            {
                yield return entity;
            }

            yield break;
        }

        foreach (var entity in (await _catalog.FindAsync(named, call, cancellationToken)).Where(filter.Admits).OrderBy(entity => entity.Ref.Name, StringComparer.Ordinal))
        {
            yield return entity;
        }
    }

    private static EntityRef[]? Named(ServiceQuery request)
    {
        var ids = request.Ids?.Select(id => EntityRef.Parse(id, Component)).OfType<EntityRef>().ToArray();
        if (request.Scope.Service is not { } name)
        {
            return ids;
        }

        var service = EntityRef.Parse(name, Component);
        return service is null || ids?.Contains(service) == false ? [] : [service];
    }

    private Service Map(Entity entity)
    {
        var metadata = EntityMatch.Metadata(entity);
        if (entity.DependsOn.Count > 0)
        {
            metadata.Add("dependsOn", entity.DependsOn.Select(other => other.ToString()));
        }

        return new Service
        {
            Id = entity.Ref.Id,
            Name = entity.DisplayName,
            Url = _links.To(entity),
            Tags = EntityMatch.Tags(
                entity,
                ("type", entity.Type),
                ("lifecycle", entity.Lifecycle),
                ("system", entity.System?.Id),
                (entity.Owner?.Kind == Group ? "team" : "owner", entity.Owner?.Id)),
            Metadata = metadata,
        };
    }
}
