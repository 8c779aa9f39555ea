using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Testing;

/// <summary>Expects that a provider refuses a call.</summary>
internal static class Refusal
{
    /// <summary>The refusal, which has this code.</summary>
    public static async Task<ProviderException> OfAsync(string code, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ProviderException>(call);
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Message);
        return refusal;
    }
}
