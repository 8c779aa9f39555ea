using Microsoft.AspNetCore.Http;
using Slipway.Images.Composition;

namespace Slipway.Images.Tests.Registries;

public sealed class UploadFaultTests : IAsyncLifetime
{
    private FaultyRegistry _faulty = null!;

    private FakeRegistry Registry => _faulty.Registry;

    public async ValueTask InitializeAsync() => _faulty = await FaultyRegistry.StartAsync();

    [Fact]
    public async Task Push_StaleLocation_BeginsTheBlobAnew()
    {
        _faulty.Break(1, IsPut, context => FakeRegistry.ErrorAsync(context, 404, "BLOB_UPLOAD_UNKNOWN"));
        await _faulty.AssertPushesAsync();
        Assert.Equal(4, Registry.Count("POST", "uploads"));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("absolute")]
    [InlineData("query kept")]
    public async Task Push_AnyFormOfLocation_IsResolved(string form)
    {
        Registry.Location = path => form == "absolute" ? $"http://{Registry.Host}{path}" : form == "relative" ? path : $"{path}&more=%20";
        await _faulty.AssertPushesAsync();
    }

    [Fact]
    public async Task Push_LocationAtAnotherHost_GoesThereWithoutCredentials()
    {
        await using var storage = await FakeRegistry.StartAsync();
        storage.Fault = async context =>
        {
            var body = await FakeRegistry.BodyAsync(context);
            Registry.Store.Blobs[("team/app", context.Request.Query["digest"]!)] = body;
            context.Response.StatusCode = 201;
            return true;
        };
        Registry.Location = path => $"http://{storage.Host}{path}";
        Registry.Fault = BasicAsync;

        await _faulty.AssertPushesAsync(options => options with { Credentials = TestClient.Password("me", "secret") });

        Assert.Equal([null, null, null], storage.Authorizations);
        Assert.Contains(Registry.Authorizations, header => header is not null);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("ftp://example.com/x")]
    [InlineData("http://user:secret@example.com/x")]
    public async Task Push_LocationThatNobodyShouldFollow_IsRefused(string location)
    {
        Registry.Location = _ => location;
        var problem = await _faulty.AssertFailsAsync();
        Assert.Equal("SLP8008", problem.Id);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(413)]
    [InlineData(416)]
    public async Task Push_BlobRefusedAsAWhole_GoesInChunksAndOnlyThen(int status)
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        var layer = await TestImages.LayerAsync(_faulty.Folder, ("big", Convert.ToHexString(bytes)));
        Use(layer);
        Registry.Largest = (100_000, status);

        await _faulty.AssertPushesAsync(options => options with { ChunkSize = 200_000, Parallel = 1 });

        var size = layer.Descriptor.Size;
        Assert.True(size > 200_000, $"{size}");
        // 200,000 is refused, 100,000 is not.
        Assert.InRange(Registry.Count("PATCH", "uploads"), (int)(size / 100_000) + 2, (int)(size / 100_000) + 4);
    }

    [Fact]
    public async Task Push_ChunkThatBroke_GoesOnWhereItStopped()
    {
        var bytes = new byte[300_000];
        new Random(2).NextBytes(bytes);
        Use(await TestImages.LayerAsync(_faulty.Folder, ("big", Convert.ToHexString(bytes))));
        Registry.Largest = (100_000, 413);
        _faulty.Break(2, request => request.Method == "PATCH" && request.Headers.ContentRange != "0-99999", context => FakeRegistry.ErrorAsync(context, 503, "BUSY"));

        await _faulty.AssertPushesAsync(options => options with { ChunkSize = 100_000, Parallel = 1 });

        Assert.Equal(2, Registry.Count("GET", "uploads"));
        Assert.InRange(Registry.Count("POST", "uploads"), 3, 4);
    }

    [Fact]
    public async Task Push_RegistryThatTakesChunksOnly_GetsThemAsLargeAsItAsks()
    {
        Registry.Fault = async context =>
        {
            context.Response.Headers["OCI-Chunk-Min-Length"] = "1000";
            var refuse = IsPut(context.Request) && context.Request.ContentLength > 0;
            await (refuse ? FakeRegistry.ErrorAsync(context, 416, "RANGE_INVALID") : Task.CompletedTask);
            return refuse;
        };
        await _faulty.AssertPushesAsync(options => options with { ChunkSize = 10, Parallel = 1 });
        Assert.Equal(3, Registry.Count("PATCH", "uploads"));
        // One upload was begun in vain, and no second one.
        Assert.Equal(4, Registry.Count("POST", "uploads"));
    }

    [Fact]
    public async Task Push_BusyWithRetryAfter_WaitsAsLongAsAsked()
    {
        _faulty.Break(1, IsPut, context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return FakeRegistry.ErrorAsync(context, 429, "TOOMANYREQUESTS");
        });
        await _faulty.AssertPushesAsync();
        Assert.Contains(_faulty.Time.Waits, wait => wait >= TimeSpan.FromSeconds(7) && wait < TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Push_AskedToWaitAnHour_SaysSoAtOnce()
    {
        _faulty.Break(int.MaxValue, IsPut, context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return FakeRegistry.ErrorAsync(context, 429, "TOOMANYREQUESTS");
        });
        var problem = await _faulty.AssertFailsAsync();
        Assert.Equal("SLP8005", problem.Id);
        Assert.Contains("3600 seconds", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_faulty.Time.Waits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Push_FailingForAWhile_Succeeds(int status)
    {
        var random = new Random(status);
        _faulty.Break(12, _ => random.Next(3) == 0, context => FakeRegistry.ErrorAsync(context, status, "UNKNOWN"));
        await _faulty.AssertPushesAsync(options => options with { Attempts = 13, Parallel = 1 });
    }

    [Fact]
    public async Task Push_FailingForEver_SaysThatTheRegistryFails()
    {
        _faulty.Break(int.MaxValue, IsPut, context => FakeRegistry.ErrorAsync(context, 500, "UNKNOWN", "disk full"));
        var problem = await _faulty.AssertFailsAsync();
        Assert.Equal("SLP8006", problem.Id);
        Assert.Contains("disk full", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ResetInTheMiddleOfABody_SendsTheBlobAgain()
    {
        _faulty.Break(2, IsPut, async context =>
        {
            await context.Request.Body.ReadExactlyAsync(new byte[10]);
            context.Abort();
        });
        await _faulty.AssertPushesAsync();
    }

    [Fact]
    public async Task Push_AnswerLostAfterTheBlobArrived_DoesNotSendItAgain()
    {
        _faulty.Break(1, IsPut, async context =>
        {
            Registry.Store.Blobs[("team/app", context.Request.Query["digest"]!)] = await FakeRegistry.BodyAsync(context);
            context.Abort();
        });
        await _faulty.AssertPushesAsync(options => options with { Parallel = 1 });
        Assert.Equal(3, Registry.Count("PUT", "uploads"));
    }

    [Fact]
    public async Task Push_RegistryGone_SaysThatItCannotBeReached()
    {
        await Registry.DisposeAsync();
        Assert.Equal("SLP8001", (await _faulty.AssertFailsAsync()).Id);
    }

    [Fact]
    public async Task Push_BlobThereInAnotherSize_IsNotTakenForOurs()
    {
        _faulty.Break(int.MaxValue, request => request.Method == "HEAD" && request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal), context =>
        {
            context.Response.ContentLength = 5;
            return Task.CompletedTask;
        });
        Assert.Equal("SLP8023", Assert.Single((await _faulty.PushAsync()).Problems.DistinctBy(problem => problem.Id)).Id);
    }

    [Theory]
    [InlineData("blobs")]
    [InlineData("manifests")]
    public async Task Push_StoredUnderAnotherDigest_IsAProblem(string kind)
    {
        _faulty.Break(int.MaxValue, request => request.Method == "PUT" && request.Path.Value!.Contains(kind, StringComparison.Ordinal), context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers["Docker-Content-Digest"] = Digest.Of([1]).ToString();
            return Task.CompletedTask;
        });
        Assert.Equal("SLP8028", Assert.Single((await _faulty.PushAsync()).Problems.DistinctBy(problem => problem.Id)).Id);
    }

    [Fact]
    public async Task Push_ManifestStoredWithoutSayingUnderWhat_IsReadBack()
    {
        Registry.Fault = async context =>
        {
            if (context.Request.Method != "PUT" || !context.Request.Path.Value!.Contains("manifests", StringComparison.Ordinal))
            {
                return false;
            }

            // It writes the document its own way.
            Registry.Store.Put("team/app", "1", context.Request.ContentType!, [.. await FakeRegistry.BodyAsync(context), (byte)'\n']);
            context.Response.StatusCode = 201;
            return true;
        };
        Assert.Equal("SLP8028", Assert.Single((await _faulty.PushAsync()).Problems).Id);
    }

    [Fact]
    public async Task Push_ManifestRefusedWithTextOfAProxy_ShowsItInOneLine()
    {
        _faulty.Break(int.MaxValue, request => request.Method == "PUT" && request.Path.Value!.Contains("manifests", StringComparison.Ordinal), context =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "text/plain";
            return context.Response.WriteAsync("no\r\n\u001b[31mgood" + new string('x', 2000));
        });
        var problem = await _faulty.AssertFailsAsync();
        Assert.Equal("SLP8026", problem.Id);
        Assert.DoesNotContain(problem.Message, char.IsControl);
        Assert.True(problem.Message.Length < 500);
    }

    [Fact]
    public async Task Push_RegistryThatWarns_IsHeardOnce()
    {
        Registry.Fault = context =>
        {
            context.Response.Headers.Append("Warning", "299 - \"this registry closes in May\"");
            context.Response.Headers.Append("Warning", "110 anderson/1.3.37 \"Response is stale\"");
            return Task.FromResult(false);
        };
        var heard = new List<string>();
        await _faulty.AssertPushesAsync(options => options with { Warn = warning => heard.Add(warning.Text) });
        Assert.Equal(["this registry closes in May"], heard);
    }

    public ValueTask DisposeAsync() => _faulty.DisposeAsync();

    private static bool IsPut(HttpRequest request) => request.Method == "PUT" && request.Path.Value!.Contains("/uploads/", StringComparison.Ordinal);

    private static async Task<bool> BasicAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization == "Basic bWU6c2VjcmV0")
        {
            return false;
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"test\"";
        await FakeRegistry.ErrorAsync(context, 401, "UNAUTHORIZED");
        return true;
    }

    private void Use(Images.Layers.ILayer layer) =>
        _faulty.Image = ImageComposer.Compose(null, [new AddedLayer(layer, "big")], TestImages.Edits);
}
