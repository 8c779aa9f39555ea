using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Images.Tests;

public sealed class DigestTests
{
    [Fact]
    public void Of_EmptyContent_IsTheKnownDigest() =>
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digest.Of([]).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550")]
    [InlineData("sha256:g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void TryParse_WhatIsNoDigest_IsRefused(string text)
    {
        Assert.False(Digest.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Digest.Parse(text));
    }

    [Fact]
    public void Parse_OfAnyWrittenDigest_IsTheSameDigest() =>
        Prop.ForAll<byte[]>(content => Digest.Parse(Digest.Of(content).ToString()) == Digest.Of(content)).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_OfAnyText_AcceptsOnlyWhatItWrites() =>
        Prop.ForAll<string?>(text => !Digest.TryParse(text, out var digest) || digest.ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void CompareTo_OrdersAsTheWrittenForms() =>
        Prop.ForAll<byte[], byte[]>((one, other) =>
            Math.Sign(Digest.Of(one).CompareTo(Digest.Of(other)))
            == Math.Sign(string.CompareOrdinal(Digest.Of(one).ToString(), Digest.Of(other).ToString()))).QuickCheckThrowOnFailure();
}
