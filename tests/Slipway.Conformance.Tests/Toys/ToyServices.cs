using Slipway.Sdk.Calls;
using Slipway.Sdk.Services;

namespace Slipway.Conformance.Toys;

/// <summary>Two services; with a fault it looks at what the incidents are doing.</summary>
internal sealed class ToyServices(string fault) : IServiceCatalogProvider
{
    public async Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var isDisturbed = false;
        for (var look = 0; look < 50 && fault == "server.together" && !isDisturbed; look++)
        {
            isDisturbed = ToyIncidents.UnderWay > 0;
            await Task.Delay(1, cancellationToken);
        }

        if (fault == "server.answers" && request.Limit == 1)
        {
            throw ProviderException.Unavailable("the catalog is closed");
        }

        Service[] all = [new() { Id = "shop", Name = "Shop" }, new() { Id = isDisturbed ? "lost" : "till", Name = "Till" }];
        return Pages.Of(request.Scope?.Service is { } service ? all.Where(each => each.Id == service) : all, request.Limit);
    }
}
