using Slipway.Plugins.Email.Mime;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>
/// One conversation with the server: greeting, TLS, login, one mail, goodbye. A mail goes to all of its recipients or to none.
/// </summary>
internal sealed class SmtpSession(SmtpServer server, SmtpConnection connection)
{
    private const int StartMailInput = 354;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Whether the server may have the mail: from here on, repeating it could send it twice.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>Hands one mail over and answers what the server said to it.</summary>
    public async Task<SmtpReply> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        await CheckAsync(SmtpStage.Greeting, cancellationToken);
        var extensions = await GreetAsync(cancellationToken);
        if (server.Security == SmtpSecurity.StartTls)
        {
            extensions = await UpgradeAsync(extensions, cancellationToken);
        }

        if (server.Username is not null)
        {
            await SmtpLogin.LogInAsync(connection.Wire, server, extensions, cancellationToken);
        }

        var content = mail.Write(extensions.EightBitMime);
        if (extensions.Size < content.Length)
        {
            throw ProviderException.BadRequest($"the message has {content.Length} bytes and the mail server takes {extensions.Size}");
        }

        await EnvelopeAsync(mail, extensions, cancellationToken);
        return await ContentAsync(content, cancellationToken);
    }

    /// <summary>Says goodbye; what the server answers does not matter any more.</summary>
    public async Task QuitAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Farewell, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await connection.Wire.SendLineAsync("QUIT", either.Token);
            await connection.Wire.ReadReplyAsync(either.Token);
        }
        catch (Exception exception) when (exception is IOException or ProviderException or OperationCanceledException)
        {
            // The mail is with the server.
        }
    }

    private async Task<SmtpExtensions> GreetAsync(CancellationToken cancellationToken) =>
        new(await CommandAsync(SmtpStage.Greeting, $"EHLO {connection.Greeting}", cancellationToken));

    private async Task<SmtpExtensions> UpgradeAsync(SmtpExtensions extensions, CancellationToken cancellationToken)
    {
        if (!extensions.StartTls)
        {
            throw new ProviderException(
                ErrorCodes.ProviderError,
                "the mail server does not offer STARTTLS, and nothing is sent without; "
                + "use security tls for its TLS port, or none for a relay nearby");
        }

        await CommandAsync(SmtpStage.Greeting, "STARTTLS", cancellationToken);
        await connection.SecureAsync(cancellationToken);
        // What was said before TLS does not count: https://www.rfc-editor.org/rfc/rfc3207#section-4.2
        return await GreetAsync(cancellationToken);
    }

    private async Task EnvelopeAsync(Mail mail, SmtpExtensions extensions, CancellationToken cancellationToken)
    {
        var eightBit = mail.Is8Bit(extensions.EightBitMime) ? " BODY=8BITMIME" : "";
        await CommandAsync(SmtpStage.Sender, $"MAIL FROM:<{mail.From}>{eightBit}", cancellationToken);
        foreach (var recipient in mail.To)
        {
            await CommandAsync(SmtpStage.Recipient, $"RCPT TO:<{recipient}>", cancellationToken);
        }
    }

    private async Task<SmtpReply> ContentAsync(byte[] content, CancellationToken cancellationToken)
    {
        await connection.Wire.SendLineAsync("DATA", cancellationToken);
        var reply = await connection.Wire.ReadReplyAsync(cancellationToken);
        if (reply.Code != StartMailInput)
        {
            throw SmtpRefusal.Of(SmtpStage.Content, reply);
        }

        IsHandedOver = true;
        await connection.Wire.SendAsync(DotStuffing.Apply(content), cancellationToken);
        return await CheckAsync(SmtpStage.Content, cancellationToken);
    }

    private async Task<SmtpReply> CommandAsync(SmtpStage stage, string command, CancellationToken cancellationToken)
    {
        await connection.Wire.SendLineAsync(command, cancellationToken);
        return await CheckAsync(stage, cancellationToken);
    }

    private async Task<SmtpReply> CheckAsync(SmtpStage stage, CancellationToken cancellationToken)
    {
        var reply = await connection.Wire.ReadReplyAsync(cancellationToken);
        return reply.IsSuccess ? reply : throw SmtpRefusal.Of(stage, reply);
    }
}
