using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Images.Tests;

public sealed class ImageReferenceTests
{
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("x", "docker.io/library/x")]
    [InlineData("team/x:1", "docker.io/team/x:1")]
    [InlineData("docker.io/x", "docker.io/library/x")]
    [InlineData("index.docker.io/x", "docker.io/library/x")]
    [InlineData("localhost/x", "localhost/x")]
    [InlineData("localhost:5000/x:v1", "localhost:5000/x:v1")]
    [InlineData("Registry.example.com/a/b/c", "registry.example.com/a/b/c")]
    [InlineData("LOCALHOST:05000/x", "localhost:5000/x")]
    [InlineData("[::F]/a", "[::f]/a")]
    [InlineData("[::1]:5000/a", "[::1]:5000/a")]
    [InlineData("registry.example.com/a__b/c-d.e:_T.1-x", "registry.example.com/a__b/c-d.e:_T.1-x")]
    [InlineData("r.example/x@sha256:" + Hex, "r.example/x@sha256:" + Hex)]
    [InlineData("r.example/x:1@sha256:" + Hex, "r.example/x:1@sha256:" + Hex)]
    public void Parse_OfReference_CompletesIt(string text, string complete) => Assert.Equal(complete, ImageReference.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(":1")]
    [InlineData("x:")]
    [InlineData("x:-a")]
    [InlineData("team/X")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a..b/c")]
    [InlineData("r.example/A")]
    [InlineData("r.example:port/a")]
    [InlineData("-r.example/a")]
    [InlineData("x@sha256:abc")]
    [InlineData("x@sha512:" + Hex)]
    [InlineData("x@sha256:" + Hex + "@sha256:" + Hex)]
    [InlineData("x y")]
    [InlineData("x\n")]
    [InlineData("https://r.example/x")]
    public void TryParse_WhatIsNoReference_IsRefused(string text) => Assert.False(ImageReference.TryParse(text, out _));

    [Fact]
    public void TryParse_NameLongerThan255_IsRefused()
    {
        Assert.True(ImageReference.TryParse("r.example/" + new string('a', 245), out _));
        Assert.False(ImageReference.TryParse("r.example/" + new string('a', 246), out _));
    }

    [Fact]
    public void Parse_OfItsOwnWrittenForm_IsTheSame()
    {
        var part = Gen.Elements("a", "b1", "c-d", "e__f", "g.h");
        var texts =
            from registry in Gen.Elements("", "localhost/", "r.example:443/", "10.0.0.1:5000/")
            from path in Gen.NonEmptyListOf(part)
            from tag in Gen.Elements("", ":v1", ":_x.Y-z", ":" + new string('t', 128))
            from digest in Gen.Elements("", "@sha256:" + Hex)
            select registry + string.Join('/', path.Take(8)) + tag + digest;
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var once = ImageReference.Parse(text);
            return ImageReference.Parse(once.ToString()) == once;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_OfAnyText_NeverThrows() =>
        Prop.ForAll<string?>(text => !ImageReference.TryParse(text, out var reference) || reference.Repository.Length > 0).QuickCheckThrowOnFailure();

    [Fact]
    public void WithTag_OfReferenceWithDigest_DropsTheDigest()
    {
        var reference = ImageReference.Parse("r.example/x:1@sha256:" + Hex);
        Assert.Equal("r.example/x:2", reference.WithTag("2").ToString());
        Assert.Equal("r.example/x@sha256:" + Hex, reference.WithDigest(Digest.Parse("sha256:" + Hex)).ToString());
        Assert.Throws<FormatException>(() => reference.WithTag("a b"));
    }
}
