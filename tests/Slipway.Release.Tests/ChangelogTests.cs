namespace Slipway.Release.Tests;

public sealed class ChangelogTests
{
    private const string Head = "# Changelog\n\nWhat users see.\n\n## Unreleased\n";

    private static readonly ReleaseVersion Version = new(1, 1, 0);

    [Theory]
    [InlineData("", "", "")]
    [InlineData("\n- **Builds**: faster.\n", "\n- **Builds**: faster.\n", "")]
    [InlineData("\n## 1.0.0 - 2026-01-02\n\nThe first.\n", "", "\n## 1.0.0 - 2026-01-02\n\nThe first.\n")]
    [InlineData("\n- Builds.\n\n### More\n\nText.\n\n## 1.0.0 - 2026-01-02\n", "\n- Builds.\n\n### More\n\nText.\n", "\n## 1.0.0 - 2026-01-02\n")]
    public void WithSection_WhateverStoodThere_PutsTheReleaseBelowAnEmptyUnreleased(string rest, string said, string after)
    {
        var section = Changelog.Section(Head + rest, Version, new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), ["Say more", "Say less"]);

        Assert.Equal($"## 1.1.0 - 2026-03-04\n{said}\n### Commits\n\n- Say more\n- Say less\n", section);
        Assert.Equal($"{Head}\n{section}{after}", Changelog.WithSection(Head + rest, section));
    }

    [Fact]
    public void Section_SubjectsWithSignsOfMarkdown_AreTextAndCodeStaysCode() =>
        Assert.EndsWith(
            "\n- Read \\[a]\\(b), \\*all\\* of \\<c\\>, and `List<T> x_y`\n",
            Changelog.Section(Head, Version, DateTimeOffset.UnixEpoch, ["Read [a](b), *all* of <c>, and `List<T> x_y`"]), StringComparison.Ordinal);

    [Fact]
    public void Section_WithoutUnreleased_IsRefused() =>
        Assert.Throws<RefusedException>(() => Changelog.Section("# Changelog\n\n## 1.0.0\n", Version, DateTimeOffset.UnixEpoch, []));
}
