namespace Slipway.Sdk.Tests.Trimming;

public sealed class TrimmingTests
{
    [Fact]
    public async Task Publish_TrimmedWithTheWholeSdk_GivesNoWarningAndRuns()
    {
        using var folder = new TempFolder();
        folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <PublishTrimmed>true</PublishTrimmed>
                <TrimMode>full</TrimMode>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Sdk.Capabilities.FrameworkV1).Assembly.Location}" />
                <TrimmerRootAssembly Include="Slipway.Sdk" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Program.cs", """
            using System.Text;
            using System.Text.Json;
            using Slipway.Sdk.Capabilities;
            using Slipway.Sdk.Json;

            // Every request and answer of every operation, through the trimmed JSON contracts.
            var json = WireJson.Lenient(FrameworkV1.Capabilities.Select(capability => capability.Json));
            var count = 0;
            foreach (var operation in FrameworkV1.Capabilities.SelectMany(capability => capability.Operations))
            {
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes("null"));
                reader.Read();
                using var writer = new Utf8JsonWriter(Stream.Null);
                operation.WriteRequest(writer, operation.ReadRequest(ref reader, json), json);
                count++;
            }

            Console.WriteLine(count);
            """);

        var publish = await CommandRunner.RunAsync("dotnet", ["publish", "-c", "Release", "-o", "out", "--nologo"], folder.Path, timeout: TimeSpan.FromMinutes(5));
        Assert.True(publish.ExitCode == 0, publish.All);

        var run = await CommandRunner.RunAsync(folder["out/App"], []);
        var operations = Sdk.Capabilities.FrameworkV1.Capabilities.Sum(capability => capability.Operations.Count);
        Assert.Equal($"{operations}\n", run.Output);
    }
}
