using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Slipway.Sdk.Calls;
using Slipway.Server.Settings;

namespace Slipway.Server.Http;

/// <summary>Reads one JSON value from a body, within limits. A body that came with its headers is read where it lies.</summary>
internal sealed class BodyReader(Limits limits, TimeProvider clock)
{
    private const int FirstBytes = 16 * 1024;

    public delegate object? Parser(ref Utf8JsonReader reader, JsonSerializerOptions json);

    private readonly JsonReaderOptions _options = new() { MaxDepth = limits.Nesting };

    /// <summary>The value.</summary>
    /// <exception cref="ApiException">The body is no such value, too large or too slow.</exception>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async ValueTask<object?> ReadAsync(Exchange exchange, Parser parser, JsonSerializerOptions json)
    {
        if (exchange.Body.Length > limits.BodyBytes)
        {
            throw TooLarge();
        }

        var pipe = exchange.Body.Reader;
        try
        {
            if (pipe.TryRead(out var first))
            {
                if (first is { IsCompleted: true, Buffer.IsSingleSegment: true })
                {
                    return ParseInPlace(pipe, first.Buffer, parser, json);
                }

                pipe.AdvanceTo(first.Buffer.Start);
            }

            return await ReadSlowlyAsync(exchange, pipe, parser, json);
        }
        catch (BadHttpRequestException exception)
        {
            throw new ApiException(new ApiError(exception.StatusCode, ErrorCodes.BadRequest, exception.Message) { CloseConnection = true });
        }
    }

    private object? ParseInPlace(PipeReader pipe, ReadOnlySequence<byte> buffer, Parser parser, JsonSerializerOptions json)
    {
        try
        {
            return buffer.Length > limits.BodyBytes ? throw TooLarge() : Parse(buffer.FirstSpan, parser, json);
        }
        finally
        {
            pipe.AdvanceTo(buffer.End);
        }
    }

    private async ValueTask<object?> ReadSlowlyAsync(Exchange exchange, PipeReader pipe, Parser parser, JsonSerializerOptions json)
    {
        var deadline = exchange.Deadline(clock);
        deadline.CancelAfter(limits.BodyTimeout);
        var body = ArrayPool<byte>.Shared.Rent((int)Math.Max(exchange.Body.Length ?? 0, FirstBytes));
        var length = 0;
        try
        {
            while (true)
            {
                var result = await pipe.ReadAsync(deadline.Token);
                if (length + result.Buffer.Length > limits.BodyBytes)
                {
                    pipe.AdvanceTo(result.Buffer.End);
                    throw TooLarge();
                }

                body = Grown(body, length, length + (int)result.Buffer.Length);
                result.Buffer.CopyTo(body.AsSpan(length));
                length += (int)result.Buffer.Length;
                pipe.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return Parse(body.AsSpan(0, length), parser, json);
                }
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new ApiException(new ApiError(408, "request_timeout", "the body did not arrive in time") { CloseConnection = true });
        }
        finally
        {
            exchange.StopDeadline();
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private object? Parse(ReadOnlySpan<byte> body, Parser parser, JsonSerializerOptions json)
    {
        try
        {
            var reader = new Utf8JsonReader(body, _options);
            var value = parser(ref reader, json);
            // Text after the value is an error; white space is not.
            reader.Read();
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest(BodyProblem.Describe(exception, body.IsEmpty));
        }
    }

    private static byte[] Grown(byte[] buffer, int used, int needed)
    {
        if (needed <= buffer.Length)
        {
            return buffer;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private ApiException TooLarge() =>
        new(new ApiError(413, "body_too_large", $"the body is larger than {limits.BodyBytes} bytes") { CloseConnection = true });
}
