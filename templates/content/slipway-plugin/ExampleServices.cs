using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;

namespace Company.Ops.Example;

/// <summary>Services of plugin-slug.</summary>
[Provider("plugin-slug", Filters = ["ids"])]
public sealed class ExampleServices(ExampleConfiguration configuration) : IServiceCatalogProvider
{
    /// <inheritdoc />
    public Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var services = All().Where(service => request.Ids is null || request.Ids.Contains(service.Id));
        return Task.FromResult(Pages.Of(services.Take(configuration.Most), request.Limit));
    }

    // In place of an upstream: the same two services every time.
    private IEnumerable<Service> All() => [Service("checkout"), Service("search")];

    private Service Service(string id) => new() { Id = id, Name = $"{id} in {configuration.Region}" };
}
