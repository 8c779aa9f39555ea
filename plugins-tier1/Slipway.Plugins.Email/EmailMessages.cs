using System.Net.Sockets;
using Slipway.Plugins.Email.Addresses;
using Slipway.Plugins.Email.Mime;
using Slipway.Plugins.Email.Smtp;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Email;

/// <summary>Messages as mail over SMTP.</summary>
[Provider("email")]
public sealed class EmailMessages : IMessagingProvider
{
    private const int LongestSubject = 500;
    private const int MostReferences = 50;
    private readonly EmailConfiguration _configuration;
    private readonly TimeProvider _clock;
    private readonly SmtpServer _server;
    private readonly EmailAddress _from;
    private readonly Channels _channels;
    private long _count;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public EmailMessages(EmailConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        _configuration = configuration;
        _clock = context.Clock;
        _server = SmtpServer.Of(configuration, problems);
        if (!EmailAddress.TryParse(configuration.From, out var from))
        {
            problems.Add(new("from", "is no address such as ops@example.com"));
        }

        foreach (var (key, text) in new[] { ("fromName", configuration.FromName), ("subject", configuration.Subject) })
        {
            if (HeaderText.IsUnsafe(text))
            {
                problems.Add(new(key, "has a line break or a zero character"));
            }
        }

        _channels = Channels.Of(configuration.Channels, DomainRules.Of(configuration.RecipientDomains, from, problems), problems);
        _from = problems.Count == 0 ? from! : throw new ConfigurationException(problems);
    }

    /// <inheritdoc />
    public async Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken)
    {
        var mail = Compose(request, call);
        var reply = await DeliverAsync(mail, cancellationToken);
        return new MessageResult
        {
            Id = mail.Id.ToString(),
            Channel = request.Channel,
            SentAt = mail.Date,
            Metadata = new FreeMap { { "recipients", mail.To.Count }, { "reply", reply.Text } },
        };
    }

    private async Task<SmtpReply> DeliverAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(_configuration.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        SmtpSession? session = null;
        try
        {
            using var connection = await SmtpConnection.OpenAsync(_server, either.Token);
            session = new SmtpSession(_server, connection);
            var reply = await session.SendAsync(mail, either.Token);
            await session.QuitAsync(_clock, either.Token);
            return reply;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw SmtpRefusal.Silence(_configuration.Timeout, session?.IsHandedOver == true, exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw SmtpRefusal.Break(session?.IsHandedOver == true, exception);
        }
    }

    private Mail Compose(Message request, CallContext call)
    {
        var to = _channels.Find(request.Channel);
        var text = BodyText.Of(request);
        if (text.Length == 0)
        {
            throw ProviderException.BadRequest("body or blocks are required");
        }

        var now = _clock.GetUtcNow();
        return new Mail
        {
            Id = MessageId.New(call, request.Channel, _from.Domain, (now, Interlocked.Increment(ref _count))),
            Date = now,
            From = _from,
            FromName = _configuration.FromName,
            To = to,
            Subject = Subject(request),
            Thread = Thread(request.ThreadRef),
            Text = text,
        };
    }

    private string Subject(Message request)
    {
        var subject = request.Metadata?.GetText("subject") is { Length: > 0 } given ? given : _configuration.Subject;
        HeaderText.Require("metadata.subject", subject);
        return subject.Length <= LongestSubject
            ? subject
            : throw ProviderException.BadRequest($"metadata.subject has more than {LongestSubject} characters");
    }

    private static IReadOnlyList<MessageId> Thread(string? reference)
    {
        var texts = reference?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var ids = texts.Select(text => MessageId.TryParse(text, out var id) ? id : null).ToArray();
        return ids.Contains(null) || ids.Length > MostReferences
            ? throw ProviderException.BadRequest(
                "threadRef is no id of a mail, such as the id that sending one has given; several have spaces between them")
            : [.. ids.Select(id => id!)];
    }
}
