// The pipeline of a distribution repository for people whose CI is a Cake build:
//   dotnet cake build.cake --target=Review     on pull requests: check, and the plan as a comment in artifacts/plan.md
//   dotnet cake build.cake --target=Publish    on merge: build, smoke conformance, sign, push
// Nothing here is about Slipway but the command lines; slipway, git and podman are on the PATH.
var target = Argument("target", "Review");
var manifest = Argument("manifest", "ops-server.yaml");
var against = Argument("against", "");
var key = Argument("key", "");
var slipway = Argument("slipway", "slipway");
var output = Directory("artifacts/server");

void Slipway(string arguments, FilePath into = null)
{
    var settings = new ProcessSettings { Arguments = arguments, RedirectStandardOutput = into is not null };
    var code = 0;
    if (into is null)
    {
        code = StartProcess(slipway, settings);
    }
    else
    {
        code = StartProcess(slipway, settings, out var lines);
        System.IO.File.WriteAllLines(MakeAbsolute(into).FullPath, lines);
    }

    if (code != 0)
    {
        throw new CakeException($"slipway {arguments} ended with {code}");
    }
}

Task("Check").Does(() => Slipway($"check {manifest} --locked"));

// A plan that refuses is a comment, too: it is written before the build fails.
Task("Review").Does(() =>
{
    EnsureDirectoryExists("artifacts");
    Slipway($"plan {manifest} --locked --markdown{(against.Length > 0 ? $" --against {against}" : "")}", "artifacts/plan.md");
});

Task("Build").IsDependentOn("Check").Does(() => Slipway($"build {manifest} --locked -o {output}"));

Task("Smoke").IsDependentOn("Build").Does(() => Slipway($"conformance {output} --profile smoke --attach --report artifacts/conformance"));

Task("Publish").IsDependentOn("Smoke").Does(() => Slipway($"build {manifest} --locked -o {output} --push{(key.Length > 0 ? $" --sign {key}" : "")}", "artifacts/published.txt"));

RunTarget(target);
