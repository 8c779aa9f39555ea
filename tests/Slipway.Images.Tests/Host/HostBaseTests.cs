using Slipway.Images.Composition;
using Slipway.Images.Host;
using Slipway.Images.Layers;
using Slipway.Images.Reading;
using Slipway.Images.Validation;

namespace Slipway.Images.Tests.Host;

public sealed class HostBaseTests
{
    [Fact]
    public async Task Build_OfThisMachine_HasEachLibraryOnceAndIsSound()
    {
        var host = await HostMachine.Base;

        foreach (var library in new[] { "libc.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libssl.so.3", "libcrypto.so.3" })
        {
            Assert.Single(host.Files, file => Path.GetFileName(file.Path).StartsWith(library, StringComparison.Ordinal));
        }

        Assert.Equal("65532", host.Image.Config.User);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", host.Image.Config.Env);
        Assert.Empty(await ImageValidator.ValidateAsync(PackedImage.Of(host.Image), CancellationToken.None));
    }

    [Fact]
    public async Task Build_OfThisMachine_ListsEveryCopiedFileWithSourceAndDigest()
    {
        var host = await HostMachine.Base;
        Assert.All(host.Files, file => Assert.Equal(new FileInfo(file.SourcePath).Length, file.Size));
        var launcher = host.Files.Single(file => file.Path == "usr/share/dotnet/dotnet");
        Assert.Equal(Digest.Of(await File.ReadAllBytesAsync(launcher.SourcePath, CancellationToken.None)), launcher.Digest);
        Assert.All(host.Files, file => Assert.Null(new FileInfo(file.SourcePath).LinkTarget));
    }

    [Fact]
    public async Task Build_OfThisMachine_HasAccountsLoaderAndAPlaceForTemporaryFiles()
    {
        var files = await ImageFiles.MergeAsync((await HostMachine.Base).Image, CancellationToken.None);

        Assert.Equal(Convert.ToInt32("1777", 8), (int)files.Find("tmp")!.Item.Mode);
        Assert.Equal("usr/share/dotnet/dotnet", files.Find("usr/bin/dotnet")!.Item.Path);
        Assert.NotNull(files.Find("etc/ssl/certs/ca-certificates.crt"));
        Assert.Contains("nonroot:x:65532:", System.Text.Encoding.UTF8.GetString((await files.ReadAsync("etc/passwd", CancellationToken.None))!), StringComparison.Ordinal);
        await using var launcher = File.OpenRead(Path.Combine(HostMachine.Options.DotnetRoot, "dotnet"));
        Assert.StartsWith("ld-linux", files.Find(ElfFile.Read(launcher)!.Interpreter!)!.Item.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_SecondTime_ComesFromTheCache()
    {
        var first = await HostMachine.Base;
        var again = await HostBase.BuildAsync(
            HostPlanner.Plan(HostMachine.Options).Required, HostMachine.Cache, new LayerOptions { CompressionLevel = 1 }, CancellationToken.None);
        Assert.True(again.FromCache);
        Assert.Equal(first.Image.Digest, again.Image.Digest);
        Assert.Equal(first.Files, again.Files);
    }

    [Fact]
    public void Plan_VersionsThatAreNotThere_NamesEachWithARemedy()
    {
        var plan = HostPlanner.Plan(HostMachine.Options with { RuntimeVersion = "0.0.1", AspNetCoreVersion = "0.0.2", CertificateFile = "/none" });
        Assert.Equal(["SLP5010", "SLP5010", "SLP5010", "SLP5013"], plan.Problems.Select(problem => problem.Id).Order());
        Assert.All(plan.Problems, problem => Assert.Contains("spec.base.image", problem.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_LibrariesThatAreNotThere_NamesEachAndWhoNeedsIt()
    {
        var plan = HostPlanner.Plan(HostMachine.Options with { LibraryFolders = [] });
        var ssl = plan.Problems.Single(problem => problem.Subject == "libssl.so.3");
        Assert.Contains("OpenSSL 3", ssl.Remedy, StringComparison.Ordinal);
        Assert.Contains("libc.so.6", plan.Problems.Select(problem => problem.Subject));
        Assert.DoesNotContain(plan.Problems, problem => problem.Subject.StartsWith("liblttng", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_DotnetThatIsNoProgram_SaysThatThisIsNotThePlatform()
    {
        using var folder = new TempFolder();
        folder.Write("dotnet", "MZ");
        Assert.Contains("SLP5011", HostPlanner.Plan(HostMachine.Options with { DotnetRoot = folder.Path }).Problems.Select(problem => problem.Id));
    }
}
