namespace Slipway.Plugins.Email;

/// <summary>How the connection to the SMTP server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>The connection begins in the clear and must be upgraded by STARTTLS; it never goes on without.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all; for a relay on the same machine or in the same network.</summary>
    None,
}
