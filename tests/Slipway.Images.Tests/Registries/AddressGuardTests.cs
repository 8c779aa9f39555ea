using System.Collections.Frozen;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Tests.Registries;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("registry.example.com", "https://auth.example.com/token", true)]
    [InlineData("registry.example.com", "https://registry.example.com:8443/token", true)]
    [InlineData("registry.example.com", "http://auth.example.com/token", false)]
    [InlineData("registry.example.com", "http://registry.example.com/token", false)]
    [InlineData("registry.example.com", "https://127.0.0.1/token", false)]
    [InlineData("registry.example.com", "https://localhost/token", false)]
    [InlineData("registry.example.com", "https://x.localhost./token", false)]
    [InlineData("registry.example.com", "https://10.0.0.1/token", false)]
    [InlineData("registry.example.com", "https://172.31.0.1/token", false)]
    [InlineData("registry.example.com", "https://172.32.0.1/token", true)]
    [InlineData("registry.example.com", "https://192.168.1.1/token", false)]
    [InlineData("registry.example.com", "https://100.64.0.1/token", false)]
    [InlineData("registry.example.com", "https://169.254.169.254/token", false)]
    [InlineData("registry.example.com", "https://0.0.0.0/token", false)]
    [InlineData("registry.example.com", "https://2130706433/token", false)]
    [InlineData("registry.example.com", "https://0x7f000001/token", false)]
    [InlineData("registry.example.com", "https://[::1]/token", false)]
    [InlineData("registry.example.com", "https://[::ffff:127.0.0.1]/token", false)]
    [InlineData("registry.example.com", "https://[fe80::1]/token", false)]
    [InlineData("registry.example.com", "https://[fd00::1]/token", false)]
    [InlineData("registry.example.com", "https://[2001:db8::1]/token", true)]
    [InlineData("registry.example.com", "https://user:secret@auth.example.com/token", false)]
    [InlineData("registry.example.com", "ftp://auth.example.com/token", false)]
    [InlineData("10.0.0.5", "https://10.0.0.6/token", true)]
    [InlineData("10.0.0.5", "https://127.0.0.1/token", false)]
    [InlineData("10.0.0.5", "http://10.0.0.5/token", false)]
    [InlineData("localhost:5000", "http://127.0.0.1:5001/token", true)]
    [InlineData("localhost:5000", "http://169.254.169.254/token", false)]
    [InlineData("plain.example.com", "http://plain.example.com:81/token", true)]
    public void Refuse_JudgesByNearnessAndTransport(string registry, string target, bool followed)
    {
        var host = RegistryHost.Of(registry, FrozenSet.ToFrozenSet(["plain.example.com"]));
        Assert.Equal(followed, AddressGuard.Refuse(new Uri(target), host) is null);
    }

    [Theory]
    [InlineData("docker.io", "https://registry-1.docker.io/")]
    [InlineData("registry.example.com:5000", "https://registry.example.com:5000/")]
    [InlineData("localhost:5000", "http://localhost:5000/")]
    [InlineData("127.0.0.2", "http://127.0.0.2/")]
    [InlineData("[::1]:5000", "http://[::1]:5000/")]
    [InlineData("192.168.0.1:5000", "https://192.168.0.1:5000/")]
    [InlineData("plain.example.com", "http://plain.example.com/")]
    public void Of_IsPlainOnlyOnLoopbackOrWhenToldSo(string registry, string address) =>
        Assert.Equal(address, RegistryHost.Of(registry, FrozenSet.ToFrozenSet(["plain.example.com"])).Address.ToString());
}
