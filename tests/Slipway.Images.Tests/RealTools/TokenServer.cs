using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;

namespace Slipway.Images.Tests.RealTools;

/// <summary>
/// A token service as registries of version 2 trust one: RS256 tokens with the certificate in x5c. One user, "builder",
/// with the password "open-sesame" or the identity token "identity-of-builder", may do what <see cref="Allowed"/> allows.
/// </summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;
    private readonly TempFolder _folder = new();
    private WebServer _server = null!;

    private TokenServer()
    {
        var request = new CertificateRequest("CN=token-test", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("bundle.pem", _certificate.ExportCertificatePem());
    }

    /// <summary>Whether a user may do an action in a repository.</summary>
    public Func<string?, string, string, bool> Allowed { get; set; } = (user, _, _) => user is not null;

    /// <summary>The scopes that were asked for, one line a request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The section of a registry's configuration that trusts this service.</summary>
    public string Configuration =>
        $$"""auth: { token: { realm: "http://{{_server.Authority}}/token", service: test-registry, issuer: test, rootcertbundle: {{_folder["bundle.pem"]}} } }""";

    public static async Task<TokenServer> StartAsync()
    {
        var tokens = new TokenServer();
        tokens._server = await WebServer.StartAsync(tokens.HandleAsync);
        return tokens;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var isPost = context.Request.Method == "POST";
        var form = isPost ? await context.Request.ReadFormAsync() : null;
        string[] scopes = isPost ? form!["scope"].ToString().Split(' ') : [.. context.Request.Query["scope"]!];
        Asked.Enqueue($"{context.Request.Method} {string.Join(' ', scopes)}");
        string? user = context.Request.Headers.Authorization.ToString() switch
        {
            "" when isPost => form!["refresh_token"] == "identity-of-builder" ? "builder" : "?",
            "" => null,
            var basic => basic == "Basic " + Convert.ToBase64String("builder:open-sesame"u8) ? "builder" : "?",
        };
        if (user == "?")
        {
            context.Response.StatusCode = 401;
            return;
        }

        var token = Sign(user, scopes);
        await context.Response.WriteAsync(new JsonObject { [isPost ? "access_token" : "token"] = token, ["expires_in"] = 300 }.ToJsonString());
    }

    private string Sign(string? user, IEnumerable<string> scopes)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5c"] = new JsonArray(Convert.ToBase64String(_certificate.RawData)) };
        var claims = new JsonObject
        {
            ["iss"] = "test",
            ["sub"] = user ?? "",
            ["aud"] = "test-registry",
            ["exp"] = now + 300,
            ["nbf"] = now - 10,
            ["iat"] = now,
            ["jti"] = Guid.NewGuid().ToString(),
            ["access"] = new JsonArray([.. scopes.Select(scope => (JsonNode)Access(user, scope.Split(':')))]),
        };
        var content = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{content}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private JsonObject Access(string? user, string[] scope) => new()
    {
        ["type"] = scope[0],
        ["name"] = scope[1],
        ["actions"] = new JsonArray([.. scope[2].Split(',').Where(action => Allowed(user, scope[1], action)).Select(action => (JsonNode)action)]),
    };

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
