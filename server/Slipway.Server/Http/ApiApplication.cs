using System.Collections.Frozen;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http.Features;
using Slipway.Server.Logging;
using Slipway.Server.Routing;

namespace Slipway.Server.Http;

/// <summary>
/// The HTTP API. Every request passes the same checks in the same order: CORS, OPTIONS, token, request id, route,
/// provider configured, method and body, provider.
/// </summary>
internal sealed class ApiApplication(
    Router router,
    IReadOnlyList<SystemRoute> systemRoutes,
    ProviderRoutes providerRoutes,
    OperationHandler operations,
    ApiGate gate,
    TimeSpan patience) : IHttpApplication<Exchange>
{
    private const string ReadOnlyMethods = "GET, HEAD";

    private readonly FrozenDictionary<string, SystemRoute> _system = systemRoutes.ToFrozenDictionary(route => route.Path, StringComparer.Ordinal);

    public Exchange CreateContext(IFeatureCollection contextFeatures)
    {
        var container = contextFeatures as IHostContextContainer<Exchange>;
        var exchange = container?.HostContext ?? new Exchange(patience);
        container?.HostContext = exchange;
        exchange.Begin(contextFeatures, gate.Clock);
        return exchange;
    }

    public async Task ProcessRequestAsync(Exchange context)
    {
        gate.Cors.Apply(context.RequestHeaders, context.ResponseHeaders);
        if (context.Method == "OPTIONS")
        {
            context.SendEmpty(200);
            return;
        }

        try
        {
            await RouteAsync(context);
        }
        catch (ApiException exception)
        {
            await Answers.SendErrorAsync(context, exception.Error);
        }
        catch (SlowReaderException)
        {
            gate.Log.Write(ServerLogLevel.Warning, "a client did not take its answer, and its connection was ended", ("request_id", context.RequestId));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.Aborted.IsCancellationRequested)
        {
            context.Abandon();
        }
        catch (Exception exception)
        {
            gate.Log.Write(ServerLogLevel.Error, "request failed", ("request_id", context.RequestId), ("exception", exception.ToString()));
            await Answers.SendErrorAsync(context, new ApiError(500, "internal_error", "the server failed; the log has more"));
        }
    }

    public void DisposeContext(Exchange context, Exception? exception)
    {
        // The exchange stays with its connection.
    }

    private ValueTask RouteAsync(Exchange exchange)
    {
        _system.TryGetValue(exchange.Path, out var system);
        if (system?.Scope is not null || system is null)
        {
            gate.Admit(exchange);
        }

        gate.Identify(exchange);
        if (system is not null)
        {
            // /metrics is a page of the server, /metrics/query belongs to a capability.
            return exchange.Method is "GET" or "HEAD" ? system.Handle(exchange) : throw new ApiException(ApiError.MethodNotAllowed(ReadOnlyMethods));
        }

        if (ProviderRoutes.Owns(exchange.Path))
        {
            return providerRoutes.HandleAsync(exchange);
        }

        var api = router.FindApi(exchange.Path) ?? throw new ApiException(ApiError.NoRoute);
        return OperateAsync(exchange, api);
    }

    private ValueTask OperateAsync(Exchange exchange, BoundApi api)
    {
        var isMissing = api.Slot.Provider is null;
        BoundRoute route;
        try
        {
            route = Router.Find(api, exchange.Method, exchange.Path, exchange.Parts);
        }
        catch (ApiException) when (isMissing)
        {
            throw new ApiException(OperationHandler.Missing(api.Slot));
        }

        gate.Demand(exchange, route.Scope, route.Operation.Description.AuditAction);
        return isMissing ? operations.RefuseAsync(exchange, api, route) : operations.HandleAsync(exchange, api, route);
    }
}
