using Slipway.Generator.Equality;

namespace Slipway.Generator.Tests.Equality;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equals_SameItems_HoldsWithSameHash()
    {
        var first = new[] { "a", "b" }.ToEquatableArray();
        var second = new List<string> { "a", "b" }.ToEquatableArray();

        Assert.True(first.Equals(second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Equals_OtherOrderOrLength_DoesNotHold()
    {
        var array = new[] { "a", "b" }.ToEquatableArray();

        Assert.False(array.Equals(new[] { "b", "a" }.ToEquatableArray()));
        Assert.False(array.Equals(new[] { "a" }.ToEquatableArray()));
    }

    [Fact]
    public void Default_IsTheEmptyArray()
    {
        Assert.Empty(default(EquatableArray<string>));
        Assert.True(default(EquatableArray<string>).Equals(Array.Empty<string>().ToEquatableArray()));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), Array.Empty<string>().ToEquatableArray().GetHashCode());
    }
}
