using System.Text;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>Logs in, by PLAIN or else by LOGIN. It is only reached in TLS: the configuration refuses a password without.</summary>
internal static class SmtpLogin
{
    private const int Challenge = 334;

    public static async Task LogInAsync(SmtpWire wire, SmtpServer server, SmtpExtensions extensions, CancellationToken cancellationToken)
    {
        if (extensions.CanLogIn("PLAIN"))
        {
            await ExpectAsync(wire, $"AUTH PLAIN {Base64($"\0{server.Username}\0{server.Password!.Reveal()}")}", 235, cancellationToken);
        }
        else if (extensions.CanLogIn("LOGIN"))
        {
            await ExpectAsync(wire, "AUTH LOGIN", Challenge, cancellationToken);
            await ExpectAsync(wire, Base64(server.Username!), Challenge, cancellationToken);
            await ExpectAsync(wire, Base64(server.Password!.Reveal()), 235, cancellationToken);
        }
        else
        {
            throw new ProviderException(
                ErrorCodes.ProviderError,
                "the mail server offers neither PLAIN nor LOGIN to log in with; leave username and password out if it needs none");
        }
    }

    private static async Task ExpectAsync(SmtpWire wire, string line, int code, CancellationToken cancellationToken)
    {
        await wire.SendLineAsync(line, cancellationToken);
        var reply = await wire.ReadReplyAsync(cancellationToken);
        if (reply.Code != code)
        {
            throw SmtpRefusal.Of(SmtpStage.Login, reply);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
