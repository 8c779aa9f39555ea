namespace Slipway.Release;

/// <summary>A release from its first question to its last tag. Nothing leaves this machine before everything is made and judged.</summary>
internal sealed class ReleaseRun(ReleaseRequest request, Checkout checkout, TimeProvider clock, TextWriter log)
{
    public void Run()
    {
        var plan = ReleasePlan.Of(request, checkout);
        log.WriteLine($"{plan.Last?.ToString() ?? "nothing released yet"} -> {plan.Next}, from {plan.Branch} at {checkout.Head[..12]}");
        using var tree = ReleaseTree.Of(checkout);
        var section = tree.Commit(plan.Last, plan.Next, clock.GetUtcNow());
        log.WriteLine(section);
        tree.Test();

        var output = Empty(checkout.PathOf($"out/release/{plan.Next.Tag}"));
        var images = new ReleaseImages(request, tree.Checkout, output);
        var files = new ReleaseFiles(tree.Checkout, output);
        foreach (var package in files.Take(plan.Next))
        {
            images.Sign(package);
        }

        images.Build(plan.Next);
        ToolArchive.Write(images.ToolLayout, plan.Next, Path.Combine(files.Folder, ToolArchive.NameOf(plan.Next) + ".tar.gz"));
        files.Sum();
        File.WriteAllText(Path.Combine(output, "notes.md"), section);
        if (request.DryRun)
        {
            log.WriteLine($"dry run: {output} holds what would go to {request.Feed ?? "no feed"} and to {string.Join(", ", images.References(plan.Next))}");
            return;
        }

        Publish(plan, tree.Checkout.Head, images, files);
    }

    // What can be done again with the same outcome comes first; the tag makes it a release; only then do others' tags move.
    private void Publish(ReleasePlan plan, string commit, ReleaseImages images, ReleaseFiles files)
    {
        images.Push(plan.Next);
        if (request.Feed is { } feed)
        {
            files.Push(feed);
        }

        checkout.Git("tag", "--annotate", "--message", $"Slipway {plan.Next}", plan.Next.Tag, commit);
        try
        {
            checkout.Git("push", "--quiet", "--atomic", request.Remote, $"{commit}:refs/heads/{plan.Branch}", $"refs/tags/{plan.Next.Tag}");
        }
        catch (RefusedException)
        {
            checkout.Git("tag", "--delete", plan.Next.Tag);
            throw;
        }

        images.Move(plan.Next);
        checkout.Git("merge", "--quiet", "--ff-only", plan.Next.Tag);
        log.WriteLine($"released {plan.Next.Tag}: {string.Join(", ", images.References(plan.Next))}");
    }

    private static string Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }
}
