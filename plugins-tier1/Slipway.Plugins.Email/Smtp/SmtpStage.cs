namespace Slipway.Plugins.Email.Smtp;

/// <summary>Where in a conversation a reply stands; it decides what a refusal means.</summary>
internal enum SmtpStage
{
    /// <summary>The greeting, EHLO, STARTTLS.</summary>
    Greeting,

    /// <summary>AUTH.</summary>
    Login,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>DATA and what follows.</summary>
    Content,
}
