using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>What the refusal of an SMTP server means to a caller.</summary>
internal static class SmtpRefusal
{
    /// <summary>The refusal that a reply other than success is.</summary>
    public static ProviderException Of(SmtpStage stage, SmtpReply reply)
    {
        if (reply.Code / 100 == 4)
        {
            return IsAboutRate(reply)
                ? ProviderException.RateLimited($"the mail server asks for fewer messages: {reply.Text}", null)
                : ProviderException.Unavailable($"the mail server cannot take it now: {reply.Text}");
        }

        if (stage == SmtpStage.Login || reply.Code is 530 or 534 or 535 or 538)
        {
            // Servers may repeat what was sent to them.
            return ProviderException.Unauthorized($"the mail server does not accept the configured username and password ({reply.Code})");
        }

        if (reply.Code / 100 != 5)
        {
            return new(ErrorCodes.ProviderError, $"the mail server replied out of turn: {reply.Text}");
        }

        var isPolicy = reply.Enhanced.StartsWith("5.7.", StringComparison.Ordinal);
        return stage switch
        {
            SmtpStage.Greeting => new(ErrorCodes.Forbidden, $"the mail server does not serve us: {reply.Text}"),
            SmtpStage.Sender => new(ErrorCodes.Forbidden, $"the mail server does not take mail from the configured sender: {reply.Text}"),
            _ when isPolicy => new(ErrorCodes.Forbidden, $"the mail server does not permit it: {reply.Text}"),
            SmtpStage.Recipient => ProviderException.BadRequest($"the mail server does not take mail for the channel: {reply.Text}"),
            _ => ProviderException.BadRequest($"the mail server does not take the message: {reply.Text}"),
        };
    }

    /// <summary>The server said nothing for too long.</summary>
    public static ProviderException Silence(TimeSpan timeout, bool isHandedOver, Exception cause) =>
        new(ErrorCodes.Timeout, $"the mail server did not answer within {timeout.TotalSeconds:0.###} s{Outcome(isHandedOver)}", cause)
        {
            Retryable = !isHandedOver,
        };

    /// <summary>There was no connection, or it broke.</summary>
    public static ProviderException Break(bool isHandedOver, Exception cause) =>
        new(ErrorCodes.Unavailable, $"the mail server cannot be reached, or the connection broke{Outcome(isHandedOver)}", cause)
        {
            Retryable = !isHandedOver,
        };

    private static string Outcome(bool isHandedOver) =>
        isHandedOver ? "; the message was handed over and may have been sent" : "; nothing was sent";

    // X.7.x is policy, for a while: rate limits and greylisting. 4.5.3 is too many recipients. 450 4.2.1 is what large hosts say to a rate.
    private static bool IsAboutRate(SmtpReply reply) =>
        reply.Enhanced.StartsWith("4.7.", StringComparison.Ordinal) || reply.Enhanced is "4.5.3" or "4.2.1";
}
