using System.IO.Compression;
using System.Text;
using Slipway.Builder.Packages;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Packages;

public sealed class PackageFileTests
{
    private static readonly PackageReference Identity = new(PackageId.Parse("Acme.Thing"), "1.0.0");

    [Fact]
    public void Open_SoundPackage_ReadsItsFilesAndHidesTheEnvelope()
    {
        using var package = Open(new PackageMaker("Acme.Thing", "1.0.0").File("lib/a.txt", "hello").File("_rels/.rels", "x").File("lib/f%2Bb.txt", "plus"), out var problems);

        Assert.Empty(problems);
        Assert.Equal(["Acme.Thing.nuspec", "lib/a.txt", "lib/f+b.txt"], package!.Paths);
        Assert.Equal("hello", Encoding.UTF8.GetString(package.Read("lib/a.txt")));
    }

    [Theory]
    [InlineData("../escape.txt")]
    [InlineData("lib/../../escape.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("lib\\a.txt")]
    [InlineData("C:/a.txt")]
    [InlineData("lib//a.txt")]
    [InlineData("lib/%2e%2e/%2e%2e/a.txt")]
    [InlineData("lib/a\u0001.txt")]
    public void Open_PathThatLeavesItsPlace_IsRefused(string path)
    {
        using var package = Open(new PackageMaker("Acme.Thing", "1.0.0").File(path, "x"), out var problems);

        Assert.Null(package);
        Assert.Contains("leaves its place or is malformed", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lib/a.txt", "lib/a.txt", "occurs twice")]
    [InlineData("lib/a.txt", "LIB/A.txt", "differ by upper and lower case only")]
    [InlineData("lib/a.txt", "lib/%61.txt", "occurs twice")]
    public void Open_TwoFilesInOnePlace_IsRefused(string one, string other, string reason)
    {
        using var package = Open(new PackageMaker("Acme.Thing", "1.0.0").File(one, "x").File(other, "y"), out var problems);

        Assert.Null(package);
        Assert.Contains(reason, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lib/a", "lib/a/b.txt", "\"lib/a\" is a file and a folder")]
    [InlineData("lib/a", "lib/a/", "\"lib/a\" is a file and a folder")]
    [InlineData("lib/b.txt", "lib/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is longer than 255 bytes")]
    public void Open_WhatNoFileSystemCanHold_IsRefused(string one, string other, string reason)
    {
        using var package = Open(new PackageMaker("Acme.Thing", "1.0.0").File(one, "x").File(other, ""), out var problems);

        Assert.Null(package);
        Assert.Contains(reason, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SymbolicLink_IsRefused()
    {
        using var package = Open(new PackageMaker("Acme.Thing", "1.0.0").File("lib/a.dll", Encoding.UTF8.GetBytes("/etc/passwd"), unchecked((int)0xA1FF0000)), out var problems);

        Assert.Null(package);
        Assert.Contains("is a symbolic link", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme.Other", "1.0.0", "it says that it is Acme.Other 1.0.0")]
    [InlineData("Acme.Thing", "1.0.1", "it says that it is Acme.Thing 1.0.1")]
    public void Open_AnotherPackageThanAskedFor_IsRefused(string id, string version, string reason)
    {
        using var package = Open(new PackageMaker(id, version), out var problems);

        Assert.Null(package);
        Assert.Equal(reason, Assert.Single(problems));
    }

    [Fact]
    public void Open_NuspecWithDocumentType_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry("a.nuspec").Open());
            writer.Write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><package><metadata><id>&e;</id></metadata></package>");
        }

        List<string> problems = [];
        using var package = PackageFile.Open(new MemoryStream(stream.ToArray()), Identity, problems);

        Assert.Null(package);
        Assert.Contains("its .nuspec cannot be read", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoZipAtAll_IsRefused()
    {
        List<string> problems = [];

        Assert.Null(PackageFile.Open(new MemoryStream("hello"u8.ToArray()), Identity, problems));
        Assert.Equal("it is not a zip archive", Assert.Single(problems));
    }

    [Fact]
    public void Read_EntryThatUnpacksToMoreThanItDeclares_GivesNoMoreThanDeclared()
    {
        using var package = Lying(declared: 10);

        Assert.Equal(10, package.Read("lib/a.txt").Length);
    }

    [Fact]
    public void Read_EntryThatUnpacksToLessThanItDeclares_IsRefused()
    {
        using var package = Lying(declared: 6000);

        Assert.Throws<InvalidDataException>(() => package.Read("lib/a.txt"));
    }

    [Fact]
    public void IgnoredParts_OfPackageWithTargetsAndAnalyzers_AreNamed()
    {
        using var package = Open(
            new PackageMaker("Acme.Thing", "1.0.0").File("build/Acme.Thing.targets", "<Project />").File("analyzers/dotnet/cs/a.dll", "x").File("contentFiles/any/any/_._", ""), out _);

        Assert.Equal(["build targets", "analyzers"], IgnoredParts.Of(package!));
    }

    private static PackageFile Lying(int declared)
    {
        var bytes = new PackageMaker("Acme.Thing", "1.0.0").File("lib/a.txt", new string('a', 5000)).Bytes();
        Declare(bytes, "lib/a.txt", declared);
        return PackageFile.Open(new MemoryStream(bytes), Identity, [])!;
    }

    // Writes another uncompressed size into the central directory: what a lying package does.
    private static void Declare(byte[] archive, string name, int size)
    {
        var text = Encoding.Latin1.GetString(archive);
        var central = text.LastIndexOf(name, StringComparison.Ordinal) - 46;
        BitConverter.GetBytes(size).CopyTo(archive, central + 24);
    }

    private static PackageFile? Open(PackageMaker maker, out List<string> problems) =>
        PackageFile.Open(new MemoryStream(maker.Bytes()), Identity, problems = []);
}
