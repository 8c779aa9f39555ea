using System.Globalization;

namespace Slipway.Server.Http;

/// <summary>Sends answers: JSON that ends in a line end.</summary>
internal static class Answers
{
    public const string Json = "application/json";

    /// <summary>Sends what <paramref name="write"/> writes.</summary>
    public static async ValueTask SendAsync<T>(Exchange exchange, int status, T state, Action<System.Text.Json.Utf8JsonWriter, T> write)
    {
        var scratch = Scratch.Rent();
        scratch.Clear();
        write(scratch.Writer, state);
        scratch.EndLine();
        await exchange.SendAsync(status, Json, scratch.Written);
        scratch.Return();
    }

    /// <summary>Sends an error; on a HEAD its headers only.</summary>
    public static ValueTask SendErrorAsync(Exchange exchange, ApiError error)
    {
        var headers = exchange.ResponseHeaders;
        if (error.Allow is not null)
        {
            headers.Allow = error.Allow;
        }

        if (error.Status == 401)
        {
            headers.WWWAuthenticate = "Bearer";
        }

        if (error.RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (error.CloseConnection)
        {
            headers.Connection = "close";
        }

        return SendAsync(exchange, error.Status, error, static (writer, error) =>
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, error.Code);
            writer.WriteString("message"u8, error.Message);
            writer.WriteEndObject();
        });
    }
}
