#addin nuget:?package=Cake.Slipway&version=1.0.0
// The pipeline of a distribution repository for people whose CI is a Cake build:
//   dotnet cake build.cake --target=Review     on pull requests: check, and the plan as a comment in artifacts/plan.md
//   dotnet cake build.cake --target=Publish    on merge: build, smoke conformance, sign, push
// dotnet tool restore brings Cake; slipway, git and podman are on the PATH; --slipway=FILE names another slipway, --key=FILE the key to sign with.
var target = Argument("target", "Review");
var manifest = Argument("manifest", "ops-server.yaml");
var against = Argument<string>("against", null);
var key = Argument<string>("key", null);
var output = Directory("artifacts/server");

if (HasArgument("slipway"))
{
    Context.Tools.RegisterFile(Argument<string>("slipway"));
}

Task("Check").Does(() => SlipwayCheck(manifest, new SlipwayCheckSettings { Locked = true }));

// A plan that refuses is a comment, too: it is written before the build fails.
Task("Review").Does(() =>
{
    EnsureDirectoryExists("artifacts");
    var plan = SlipwayPlan(manifest, new SlipwayPlanSettings { Locked = true, Against = against, Comment = "artifacts/plan.md" });
    Information(plan.Headline);
});

Task("Build").IsDependentOn("Check").Does(() => SlipwayBuild(manifest, new SlipwayBuildSettings { Locked = true, Output = output }));

Task("Smoke").IsDependentOn("Build").Does(() =>
    SlipwayConformance(output, new SlipwayConformanceSettings { Smoke = true, Attach = true, Report = "artifacts/conformance" }));

Task("Publish").IsDependentOn("Smoke").Does(() =>
{
    var built = SlipwayBuild(manifest, new SlipwayBuildSettings { Locked = true, Output = output, Push = true, SignKey = key });
    System.IO.File.WriteAllText("artifacts/published.txt", built.Reference);
});

RunTarget(target);
