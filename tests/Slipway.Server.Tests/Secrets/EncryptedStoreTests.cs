using System.Security.Cryptography;
using Slipway.Server.Commands;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Secrets;

public sealed class EncryptedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Store_KeepsChoicesEncrypted()
    {
        var key = NewKey();
        await ConfigureAsync($"OPSORCH_SECRET_KEY={key}");

        Assert.DoesNotContain("hunter2", await File.ReadAllTextAsync(_folder["secrets"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["secrets"]));
        await using var server = await StartAsync($"OPSORCH_SECRET_KEY={key}");
        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(80)]
    public async Task Store_ThatWasTamperedWith_StopsTheStart(int position)
    {
        var key = NewKey();
        await ConfigureAsync($"OPSORCH_SECRET_KEY={key}");
        var bytes = await File.ReadAllBytesAsync(_folder["secrets"], TestContext.Current.CancellationToken);
        bytes[position] = bytes[position] == (byte)'A' ? (byte)'B' : (byte)'A';
        await File.WriteAllBytesAsync(_folder["secrets"], bytes, TestContext.Current.CancellationToken);

        var problems = await RefuseAsync($"OPSORCH_SECRET_KEY={key}");

        Assert.StartsWith("secret provider file-encrypted: path: ", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_WithAnotherKey_StopsTheStartAndNamesTheKeyItNeeds()
    {
        await ConfigureAsync($"OPSORCH_SECRET_KEY={NewKey()}");

        var problems = await RefuseAsync($"OPSORCH_SECRET_KEY={NewKey()}");

        Assert.Contains("which is not among the given keys", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_WithTheNewKeyFirst_LetsTheOldOneGo()
    {
        var (old, fresh) = (NewKey(), NewKey());
        await ConfigureAsync($"OPSORCH_SECRET_KEY={old}");
        var keys = _folder.Write("keys", $"{fresh}\n{old}\n");
        var config = $"OPSORCH_SECRET_CONFIG={{\"path\":\"{_folder["secrets"]}\",\"keyFile\":\"{keys}\"}}";

        var exit = await CommandLine.RunAsync(
            ["--rotate-secrets"], ServerUnderTest.Composition(), ServerUnderTest.EnvironmentOf(new CapturedStream(), config));

        Assert.Equal(0, exit);
        _folder.Write("keys", fresh);
        await using var server = await ServerUnderTest.StartAsync("OPSORCH_SECRET_PROVIDER=file-encrypted", config);
        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
        Assert.Single(await RefuseAsync($"OPSORCH_SECRET_KEY={old}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64!")]
    public async Task Key_ThatIsNone_StopsTheStartWithoutShowingIt(string key)
    {
        var problems = await RefuseAsync($"OPSORCH_SECRET_KEY={key}");

        Assert.Contains("OPSORCH_SECRET_KEY: base64 of 32 random bytes is expected", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_ThatCannotBeWritten_IsRefused()
    {
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_SECRET_PROVIDER=file-encrypted", "OPSORCH_SECRET_CONFIG={\"path\":\"/proc/nowhere/secrets\"}", $"OPSORCH_SECRET_KEY={NewKey()}");

        var answer = await server.PostAsync("/providers/incident", """{"provider":"echo"}""");

        Assert.Equal((502, "secret_store_error"), (answer.Status, answer.Code));
        Assert.Equal(501, (await server.GetAsync("/incidents/x")).Status);
    }

    [Fact]
    public async Task JsonStore_ThatCannotBeWritten_WarnsOnceAndServes()
    {
        var store = _folder.Write("locked/store.json", "{}");
        Directory.CreateDirectory(store + ".new");
        await using var server = await ServerUnderTest.StartAsync(
            "OPSORCH_SECRET_PROVIDER=json", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{store}\"}}");

        Assert.Equal(200, (await server.PostAsync("/providers/incident", """{"provider":"echo"}""")).Status);
        Assert.Equal(200, (await server.PostAsync("/providers/alert", """{"provider":"echo"}""")).Status);

        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
        Assert.Equal(2, server.Output.Split("not durable").Length);
    }

    public void Dispose() => _folder.Dispose();

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private Task<ServerUnderTest> StartAsync(string key) => ServerUnderTest.StartAsync(Environment(key));

    private Task<IReadOnlyList<string>> RefuseAsync(string key) => ServerUnderTest.RefuseAsync(Environment(key));

    private string[] Environment(string key) =>
        ["OPSORCH_SECRET_PROVIDER=file-encrypted", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{_folder["secrets"]}\"}}", key];

    private async Task ConfigureAsync(string key)
    {
        await using var server = await StartAsync(key);
        Assert.Equal(200, (await server.PostAsync("/providers/incident", """{"provider":"echo","config":{"token":"hunter2"}}""")).Status);
    }
}
