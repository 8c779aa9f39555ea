using System.Net;
using System.Net.Sockets;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.Registries;

/// <summary>Connections that do not come about; a proxy of the test stands for the network.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 Connection established\r\n\r\nthis is not TLS", "SLP8002")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "SLP8001")]
    public async Task Tags_OverABadConnection_SayWhatIsWrong(string answer, string id)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var done = new CancellationTokenSource();
        var serving = ServeAsync(listener, answer, done.Token);
        using var client = new TestClient(
            options => options with { Proxy = new WebProxy($"http://{listener.LocalEndpoint}"), Attempts = 2 }, new ImpatientTime());

        var read = await TagList.ReadAsync(client.Client, ImageReference.Parse("registry.example.com/team/app"), CancellationToken.None);

        Assert.Equal((id, "registry.example.com"), (Assert.Single(read.Problems).Id, read.Problems[0].Subject));
        await done.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task Tags_OfHostThatDoesNotExist_SayThatItCannotBeReached()
    {
        using var client = new TestClient(time: new ImpatientTime());
        var read = await TagList.ReadAsync(client.Client, ImageReference.Parse("registry.invalid/team/app"), CancellationToken.None);
        Assert.Equal("SLP8001", Assert.Single(read.Problems).Id);
    }

    [Fact]
    public async Task Tags_OfARegistryThatNeverAnswers_SayThatTheyWaitAndEndAfterTwoAttempts()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var asked = 0;
        registry.Fault = async context =>
        {
            Interlocked.Increment(ref asked);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var client = new TestClient(
            options => options with { AnswerTimeout = TimeSpan.FromMilliseconds(300), WaitingAfter = TimeSpan.Zero, FirstWait = TimeSpan.Zero, Waiting = told.Enqueue }, TimeProvider.System);

        var read = await TagList.ReadAsync(client.Client, registry.At("team/app"), CancellationToken.None);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(("SLP8004", 2), (problem.Id, asked));
        Assert.Contains("does not begin to answer", problem.Message, StringComparison.Ordinal);
        Assert.Contains(problem.Subject, told);
    }

    [Fact]
    public async Task Tags_Cancelled_EndAtOnce()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Fault = async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        using var client = new TestClient();
        using var cancel = new CancellationTokenSource();
        var reading = TagList.ReadAsync(client.Client, registry.At("team/app"), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task ServeAsync(TcpListener listener, string answer, CancellationToken token)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(token);
                await using var stream = connection.GetStream();
                await stream.ReadAtLeastAsync(new byte[1000], 1, cancellationToken: token);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
