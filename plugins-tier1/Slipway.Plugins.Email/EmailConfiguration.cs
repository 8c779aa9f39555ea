using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Email;

/// <summary>Which SMTP server sends, from whom, and to whom it may.</summary>
[Configuration]
public sealed partial record EmailConfiguration
{
    /// <summary>Host and port of the server.</summary>
    [Key("server", Description = "Host and port of the SMTP server, such as smtp.example.com:587.", Minimum = 3, Maximum = 260)]
    public required string Server { get; init; }

    /// <summary>How the connection is protected.</summary>
    [Key("security",
        Description = "startTls upgrades the connection and never goes on without, tls is TLS from the first byte, none is for a relay nearby.")]
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>SHA-256 of the server's certificate.</summary>
    [Key("certificateSha256",
        Description = "SHA-256 of the server's certificate in hexadecimal, when no authority that this machine trusts has signed it.",
        Minimum = 64, Maximum = 95)]
    public string? CertificateSha256 { get; init; }

    /// <summary>Name to log in with.</summary>
    [Key("username", Description = "Name to log in with; left out, nobody logs in.", Minimum = 1)]
    public string? Username { get; init; }

    /// <summary>Password to log in with.</summary>
    [Key("password", Description = "Password to log in with.")]
    public Secret? Password { get; init; }

    /// <summary>The sender's address.</summary>
    [Key("from", Description = "Address of the sender.", Minimum = 3, Maximum = 254)]
    public required string From { get; init; }

    /// <summary>The sender's name.</summary>
    [Key("fromName", Description = "Name of the sender.", Maximum = 200)]
    public string FromName { get; init; } = "";

    /// <summary>The subject of messages that bring none.</summary>
    [Key("subject", Description = "Subject of messages whose metadata has none.", Minimum = 1, Maximum = 500)]
    public string Subject { get; init; } = "Operations message";

    /// <summary>Names of channels.</summary>
    [Key("channels", Description = "Names of channels, each with an address or several with commas between them.")]
    public IReadOnlyDictionary<string, string> Channels { get; init; } = new Dictionary<string, string>();

    /// <summary>Domains that a caller may name as a channel.</summary>
    [Key("recipientDomains",
        Description = "Domains to which callers may write by address: example.com, *.example.com, or * for all; "
            + "left out, the sender's own. Named channels are always allowed.")]
    public IReadOnlyList<string> RecipientDomains { get; init; } = [];

    /// <summary>The name that the server is greeted with.</summary>
    [Key("greeting",
        Description = "Host name to greet the server with; left out, the address of this end of the connection.", Minimum = 1, Maximum = 255)]
    public string? Greeting { get; init; }

    /// <summary>How long sending may take.</summary>
    [Key("timeout", Description = "How long sending one message may take, connection included.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
