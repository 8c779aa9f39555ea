using System.Globalization;
using System.Net;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>Where the server is and how to talk to it: the configuration, checked.</summary>
internal sealed record SmtpServer
{
    private const int Sha256Digits = 64;

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpSecurity Security { get; init; }

    /// <summary>SHA-256 of the one certificate that is accepted, or null when the machine's authorities decide.</summary>
    public byte[]? Certificate { get; init; }

    public string? Username { get; init; }

    public Secret? Password { get; init; }

    /// <summary>The name to greet with, or null for the address of this end.</summary>
    public string? Greeting { get; init; }

    /// <summary>Reads the configuration.</summary>
    public static SmtpServer Of(EmailConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        var (host, port) = Endpoint(configuration.Server, problems);
        CheckLogin(configuration, problems);
        if (configuration.Greeting is { } greeting && Uri.CheckHostName(greeting) != UriHostNameType.Dns)
        {
            problems.Add(new("greeting", "is no host name"));
        }

        return new SmtpServer
        {
            Host = host,
            Port = port,
            Security = configuration.Security,
            Certificate = Fingerprint(configuration, problems),
            Username = configuration.Username,
            Password = configuration.Password,
            Greeting = configuration.Greeting,
        };
    }

    private static (string Host, int Port) Endpoint(string text, ICollection<ConfigurationProblem> problems)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        if (colon < 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < IPEndPoint.MinPort + 1 or > IPEndPoint.MaxPort)
        {
            problems.Add(new("server", "is not HOST:PORT, such as smtp.example.com:587"));
            return ("", 0);
        }

        return (host, port);
    }

    private static void CheckLogin(EmailConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        if (configuration.Username is null != configuration.Password is null)
        {
            var missing = configuration.Username is null ? "username" : "password";
            problems.Add(new(missing, "is required beside the other of username and password"));
        }

        if (configuration.Username is not null && configuration.Security == SmtpSecurity.None)
        {
            problems.Add(new(
                "security", "is none, and a password would travel in the clear; use startTls or tls, or no username and password"));
        }

        foreach (var (key, text) in new[] { ("username", configuration.Username), ("password", configuration.Password?.Reveal()) })
        {
            // PLAIN separates its parts by zero characters: https://www.rfc-editor.org/rfc/rfc4616
            if (text?.Contains('\0', StringComparison.Ordinal) == true)
            {
                problems.Add(new(key, "has a zero character"));
            }
        }
    }

    private static byte[]? Fingerprint(EmailConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        if (configuration.CertificateSha256 is not { } text)
        {
            return null;
        }

        var digits = text.Replace(":", "", StringComparison.Ordinal);
        if (digits.Length == Sha256Digits && digits.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(digits);
        }

        problems.Add(new("certificateSha256", "is no SHA-256: 64 hexadecimal digits, with colons or without"));
        return null;
    }
}
