namespace Slipway.Server.Tests.Support;

/// <summary>Waits for what other threads do.</summary>
internal static class WaitFor
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "it did not become true");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
