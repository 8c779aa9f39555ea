using System.Text;
using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>What a registry says about its refusal: the codes and messages of its JSON, or the text that a proxy wrote instead.</summary>
internal static class ErrorText
{
    private const int Limit = 1 << 16;

    public static async Task<string> ReadAsync(RegistryAnswer answer, Secrets secrets)
    {
        byte[]? body;
        try
        {
            body = await answer.ReadAsync(Limit);
        }
        catch (TransferException)
        {
            return "";
        }

        if (body is null or [])
        {
            return "";
        }

        var isText = answer.MediaType is null or "text/plain";
        return secrets.Show(FromJson(body) ?? (isText ? Encoding.UTF8.GetString(body) : ""));
    }

    private static string? FromJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var errors = document.RootElement.Items("errors")
                .Select(error => $"{error.Text("code")}: {error.Text("message")}".Trim(' ', ':'));
            return string.Join("; ", errors);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
