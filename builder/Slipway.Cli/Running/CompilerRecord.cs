using System.Security;

namespace Slipway.Cli.Running;

/// <summary>Has a build of MSBuild write down how it called the compiler for one project, and keep what the compiler made of it.</summary>
internal sealed class CompilerRecord
{
    private readonly string _folder;

    private CompilerRecord(string folder) => _folder = folder;

    /// <summary>A record in a folder of its own, for the build that is told of <see cref="Targets"/>.</summary>
    public static CompilerRecord For(string project, string folder)
    {
        var record = new CompilerRecord(Directory.CreateDirectory(folder).FullName);
        File.WriteAllText(record.Targets, TextFor(SecurityElement.Escape(project), SecurityElement.Escape(folder)));
        return record;
    }

    /// <summary>What the build has to import.</summary>
    public string Targets => Path.Combine(_folder, "record.targets");

    /// <summary>The compiler's arguments, and the assembly as the compiler left it; null when there was not exactly one compilation.</summary>
    public (IReadOnlyList<string> Arguments, byte[] Assembly)? Read() =>
        Directory.GetFiles(_folder, "*.rsp") is [var arguments] && Directory.GetFiles(_folder, "*.dll") is [var assembly]
            ? (File.ReadAllLines(arguments), File.ReadAllBytes(assembly))
            : null;

    // Compiled is also what is up to date, since the record is not there yet. The assembly is kept within the compilation, before
    // anything that would rewrite it.
    private static string TextFor(string project, string folder) =>
        $"""
        <Project>
          <PropertyGroup Condition="'$(MSBuildProjectFullPath)' == '{project}'">
            <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
            <TargetsTriggeredByCompilation>$(TargetsTriggeredByCompilation);SlipwayKeepAssembly</TargetsTriggeredByCompilation>
          </PropertyGroup>
          <ItemGroup Condition="'$(MSBuildProjectFullPath)' == '{project}'">
            <CustomAdditionalCompileOutputs Include="{folder}/$(TargetFramework).rsp" />
          </ItemGroup>
          <Target Name="SlipwayKeepAssembly">
            <Copy SourceFiles="@(IntermediateAssembly)" DestinationFiles="{folder}/$(TargetFramework).dll" />
          </Target>
          <Target Name="SlipwayKeepArguments" AfterTargets="CoreCompile" Condition="'$(MSBuildProjectFullPath)' == '{project}'">
            <WriteLinesToFile File="{folder}/$(TargetFramework).rsp" Lines="@(CscCommandLineArgs)" Overwrite="true" />
          </Target>
        </Project>
        """;
}
