using System.Text;
using Slipway.Builder.Locking;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Locking;

/// <summary>Locks in which somebody changed one of two things that belong together.</summary>
public sealed class ChangedLockTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("\"role\": \"server\"", "\"role\": \"plugin\"", "role is plugin, and no plugin is of that package")]
    [InlineData("\"role\": \"plugin\"", "\"role\": \"dependency\"", "packages.Acme.Ops.One.role is dependency, and plugins.one is of that package")]
    [InlineData("\"module\": \"Acme.Ops.One\"", "\"module\": \"Acme.Ops.Two\"", "packages.Acme.Ops.One.role is plugin, and no plugin is of that package")]
    [InlineData("\"Slipway.Sdk\": {", "\"slipway.SERVER\": {", "packages.slipway.SERVER is there twice")]
    public async Task Read_WhatDoesNotAgree_IsRefused(string before, string after, string told)
    {
        var text = await LockAsync();
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.Null(LockFile.Read(Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)), "toy.lock.json", _site.Bag));

        Assert.Contains("toy.lock.json:1:1: error SLP2103: the lock cannot be read: ", _site.Said, StringComparison.Ordinal);
        Assert.Contains(told, _site.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Resolve_AVersionThatIsNone_IsAPackageThatIsRefused()
    {
        var text = await LockAsync();
        var root = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        root["packages"]!["Acme.Ops.One"]!["version"] = "1.AAA";
        _site.Write("toy.lock.json", root.ToJsonString());

        Assert.Null(await ServerResolver.ResolveAsync(_site.Manifest(["one"]), _site.Context(), TestContext.Current.CancellationToken));

        Assert.Contains("error SLP2", _site.Said, StringComparison.Ordinal);
    }

    private async Task<string> LockAsync()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var resolved = await ServerResolver.ResolveAnewAsync(_site.Manifest(["one"]), _site.Context(), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(LockFile.Bytes(resolved!.Lock));
    }
}
