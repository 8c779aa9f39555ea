using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Slipway.Benchmarks;

/// <summary>What this machine and Kestrel can do at best: one GET with a fixed answer, no routing of ours, no log.</summary>
internal static class Yardstick
{
    private static readonly byte[] Answer = "{\"status\":\"ok\"}\n"u8.ToArray();

    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.Urls.Add(address);
        application.MapGet("/", (RequestDelegate)(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        }));
        await application.RunAsync();
        return 0;
    }
}
