using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Slipway.Sdk.Calls;
using Slipway.Server.Providers;
using Slipway.Server.Routing;
using Slipway.Server.Telemetry;
using Slipway.Server.Transports;

namespace Slipway.Server.Http;

/// <summary>Serves the routes of operations: body, provider, answer, and the record of it.</summary>
internal sealed class OperationHandler(WireContracts json, BodyReader bodies, OperationRecorder recorder, TimeProvider clock)
{
    public async ValueTask HandleAsync(Exchange exchange, BoundApi api, BoundRoute route)
    {
        var activity = Traces.Begin(exchange, route);
        ActiveProvider? provider = null;
        var scratch = Scratch.Rent();
        ApiError? error = null;
        string? resource = null;
        try
        {
            var request = await ReadRequestAsync(exchange, route);
            provider = api.Slot.Enter() ?? throw new ApiException(Missing(api.Slot));
            var answer = await CallAsync(exchange, route, provider, request);
            resource = route.Route.ResourceOf?.Invoke(answer);
            WriteAnswer(scratch, route, answer);
        }
        catch (Exception exception) when (!HasLeft(exchange, exception))
        {
            error = Explain(exchange, route, provider, exception);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or IOException)
        {
            exchange.Abandon();
        }
        finally
        {
            provider?.Exit();
        }

        var status = recorder.Record(exchange, route, new OperationEnd(provider, error, resource));
        Traces.End(activity, status, provider?.Name, error?.Code);
        if (error is not null)
        {
            await Answers.SendErrorAsync(exchange, error);
        }
        else if (exchange.Status != Exchange.ClientClosedRequest)
        {
            await exchange.SendAsync(route.Route.Status, Answers.Json, scratch.Written);
        }

        scratch.Return();
    }

    /// <summary>Answers for a capability that nothing serves; nothing else of the request is looked at.</summary>
    public ValueTask RefuseAsync(Exchange exchange, BoundApi api, BoundRoute route)
    {
        var error = Missing(api.Slot);
        recorder.Record(exchange, route, new OperationEnd(null, error, null));
        return Answers.SendErrorAsync(exchange, error);
    }

    /// <summary>What callers of a capability are told that nothing serves.</summary>
    public static ApiError Missing(ProviderSlot slot)
    {
        var message = $"{slot.Capability.Name} provider not configured";
        return new ApiError(501, slot.Capability.MissingCode, slot.Fault is null ? message : $"{message}: {slot.Fault}");
    }

    private async ValueTask<object> ReadRequestAsync(Exchange exchange, BoundRoute route)
    {
        var source = route.Route.Request;
        var body = source.BodyType is null ? null : await bodies.ReadAsync(exchange, source.ReadBody, json.Strict);
        return source.Create(body, exchange.Parts);
    }

    private async ValueTask<object> CallAsync(Exchange exchange, BoundRoute route, ActiveProvider provider, object request)
    {
        if (!provider.Offers(route.Operation.Name))
        {
            throw ProviderException.NotImplemented(route.Operation.Name);
        }

        var call = new ProviderCall(route.Operation, request, Context(exchange, route), json.Lenient) { Configuration = provider.Configuration };
        if (provider.Program is not null)
        {
            // A stdio plugin keeps the deadline itself, lets callers leave at once, and knows best why it was missed.
            return await provider.Transport.InvokeAsync(call, exchange.Aborted);
        }

        var deadline = exchange.Deadline(clock);
        var task = provider.Transport.InvokeAsync(call, deadline.Token);
        if (task.IsCompletedSuccessfully)
        {
            return task.Result; // Neither clock nor client had to be watched.
        }

        deadline.CancelAfter(route.Timeout);
        try
        {
            await using var leaving = exchange.Aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
            return await task.WaitAsync(deadline.Token);
        }
        finally
        {
            exchange.StopDeadline();
        }
    }

    private static CallContext Context(Exchange exchange, BoundRoute route) => new()
    {
        RequestId = exchange.RequestId,
        TraceParent = exchange.TraceParent,
        Deadline = exchange.Parts.Now + route.Timeout,
        IdempotencyKey = exchange.RequestHeaders.TryGetValue("Idempotency-Key", out var keys) ? keys[0] : null,
        Actor = exchange.Parts.Actor,
        Principal = exchange.Principal?.Name,
    };

    private void WriteAnswer(Scratch scratch, BoundRoute route, object answer)
    {
        scratch.Clear();
        var writer = scratch.Writer;
        if (route.Route.Envelope is not { } envelope)
        {
            route.Operation.Answer.Write(writer, answer, json.Lenient);
        }
        else
        {
            writer.WriteStartObject();
            writer.WritePropertyName(envelope);
            route.Operation.Answer.Write(writer, answer, json.Lenient);
            writer.WriteEndObject();
        }

        scratch.EndLine();
    }

    private static bool HasLeft(Exchange exchange, Exception exception) =>
        exception is ConnectionResetException
        || (exception is OperationCanceledException or IOException && exchange.Aborted.IsCancellationRequested);

    private ApiError Explain(Exchange exchange, BoundRoute route, ActiveProvider? provider, Exception exception)
    {
        var error = exception switch
        {
            ApiException api => api.Error,
            ProviderException refusal => ProviderErrors.From(refusal),
            OperationCanceledException => new ApiError(
                504, ErrorCodes.Timeout, $"{provider?.Name} did not answer {route.Operation.Name} within {route.Timeout.TotalSeconds:0.###} s"),
            JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" } => new ApiError(
                502, ErrorCodes.ProviderError, $"the answer of {provider?.Name} does not fit the schema: {BodyProblem.Describe(exception, false)}"),
            _ => new ApiError(502, ErrorCodes.ProviderError, $"{provider?.Name} failed ({exception.GetType().Name}); the log has more"),
        };
        if (error.Status >= 500)
        {
            recorder.Complain(exchange, route, provider, error, exception);
        }

        return error;
    }
}
