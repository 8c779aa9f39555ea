namespace Slipway.Testing;

/// <summary>What of a later surface would break code that was compiled, or written, against an earlier one.</summary>
public static class SurfaceBreaks
{
    /// <summary>The breaks in the order of types, each beginning with the type's name; nothing when the later surface only adds.</summary>
    public static IReadOnlyList<string> Of(string earlier, string later)
    {
        var now = SurfaceType.ReadAll(later);
        return
        [
            .. SurfaceType.ReadAll(earlier).Values.OrderBy(type => type.Name, StringComparer.Ordinal)
                .SelectMany(was => now.GetValueOrDefault(was.Name) is { } type ? Of(was, type) : [$"{was.Name} is gone"]),
        ];
    }

    private static IEnumerable<string> Of(SurfaceType was, SurfaceType now)
    {
        // A class may be opened: unsealed, or no longer abstract.
        if (was.Kind != now.Kind && (was.Kind, now.Kind) is not (("sealed class" or "abstract class"), "class"))
        {
            yield return $"{was.Name} was a {was.Kind} and is a {now.Kind}";
        }

        foreach (var gone in was.Bases.Except(now.Bases, StringComparer.Ordinal))
        {
            yield return $"{was.Name} is no {gone} any more";
        }

        foreach (var asked in was.Kind == "interface" ? now.Bases.Except(was.Bases, StringComparer.Ordinal) : [])
        {
            yield return $"{was.Name} asks its implementers for {asked}, too";
        }

        var kept = now.Members.SelectMany(Readings).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in was.Members.Where(member => !kept.Contains(member)))
        {
            yield return $"{was.Name} has no \"{gone}\" any more";
        }

        var known = was.Members.SelectMany(Readings).ToHashSet(StringComparer.Ordinal);
        foreach (var asked in now.Members.Where(member => IsDemand(member) && !known.Contains(member) && !was.Members.Contains(member)))
        {
            yield return $"{was.Name} asks for \"{asked}\"";
        }
    }

    // Whoever implements, derives or makes one has to do something new.
    private static bool IsDemand(string member) =>
        member.StartsWith("abstract ", StringComparison.Ordinal) || member.StartsWith("required ", StringComparison.Ordinal) || member.Contains(" required ", StringComparison.Ordinal);

    // A member that can do more still is what it was: a setter came, it may be overridden, it need not be given any more.
    private static IEnumerable<string> Readings(string member)
    {
        yield return member;
        foreach (var more in new[] { " set;", " init;" }.Where(more => member.Contains("get;" + more, StringComparison.Ordinal)))
        {
            yield return member.Replace("get;" + more, "get;", StringComparison.Ordinal);
        }

        if (member.StartsWith("virtual ", StringComparison.Ordinal))
        {
            yield return member["virtual ".Length..];
            // With a body, an interface's member is still there to be called and implemented.
            yield return "abstract " + member["virtual ".Length..];
        }

        if (!member.Contains("required ", StringComparison.Ordinal) && member.EndsWith('}'))
        {
            yield return "required " + member;
        }
    }
}
