using Slipway.Sdk.Calls;

namespace Company.Ops.Example.Tests;

/// <summary>What every test of a provider calls with.</summary>
public abstract class ProviderTest
{
    /// <summary>The configuration of the tests.</summary>
    protected static ExampleConfiguration Configuration { get; } = new() { Region = "eu-1" };

    /// <summary>The call that a server would make.</summary>
    protected static CallContext Call { get; } = new() { RequestId = "test" };

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Expects that a call is refused with a code.</summary>
    protected static async Task RefusedAsync(string code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<ProviderException>(call)).Code);
}
