namespace Slipway.Release;

/// <summary>Where a release starts, and what it is called.</summary>
internal sealed record ReleasePlan(string Branch, ReleaseVersion? Last, ReleaseVersion Next)
{
    /// <summary>The plan for a checkout; refuses one that nothing may be released from.</summary>
    public static ReleasePlan Of(ReleaseRequest request, Checkout checkout)
    {
        if (checkout.Changes is [_, ..] changes)
        {
            throw new RefusedException($"the tree is dirty: {string.Join(", ", changes.Take(5).Select(change => change.Trim()))}", "commit it or put it away (git stash --include-untracked)");
        }

        var branch = checkout.Branch;
        if (branch == "HEAD")
        {
            throw new RefusedException("no branch is checked out, so nothing could carry the release's commit", "git switch main");
        }

        RefuseUnlessPushed(request.Remote, branch, checkout);
        checkout.Git("fetch", "--quiet", "--tags", request.Remote);
        var last = ReleaseVersion.Last(checkout.Tags);
        if (last is { } released && !checkout.Contains(released.Tag))
        {
            throw new RefusedException($"{released.Tag} is not part of {branch}", $"git merge {released.Tag}; a release always follows the last one");
        }

        return new ReleasePlan(branch, last, NextAfter(last, request.Kind, checkout));
    }

    private static void RefuseUnlessPushed(string remote, string branch, Checkout checkout)
    {
        if (checkout.RemoteHead(remote, branch) is var there && there != checkout.Head)
        {
            throw new RefusedException(
                $"{branch} is at {checkout.Head[..12]} here, and {(there is null ? "not there" : "at " + there[..12])} in {remote}", $"git pull --rebase {remote} {branch}, git push {remote} {branch}");
        }
    }

    private static ReleaseVersion NextAfter(ReleaseVersion? last, ReleaseKind kind, Checkout checkout)
    {
        var next = (last ?? ReleaseVersion.None).Next(kind);
        var problems = last is { } before ? FrameworkSurface.Problems(checkout, before, next) : [];
        if (problems.Count > 0)
        {
            throw new RefusedException(string.Join("; ", problems), "docs/framework-api.md says what a break takes");
        }

        var said = VersionStamp.Of(checkout.Read(VersionStamp.Place));
        return next.CompareTo(said) >= 0 ? next
            : throw new RefusedException(
                $"{VersionStamp.Place} says {said} already, and the {kind.ToString().ToLowerInvariant()} version after {last?.ToString() ?? "nothing"} is {next}", "release major, or write there what was released last");
    }
}
