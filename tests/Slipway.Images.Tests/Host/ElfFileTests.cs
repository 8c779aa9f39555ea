using FsCheck;
using FsCheck.Fluent;
using Slipway.Images.Host;

namespace Slipway.Images.Tests.Host;

public sealed class ElfFileTests
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Theory]
    [InlineData("libcoreclr.so")]
    [InlineData("libmscordbi.so")]
    [InlineData("libSystem.Native.so")]
    public async Task Read_LibraryOfTheRuntime_AgreesWithReadelf(string name)
    {
        var path = Path.Combine(Runtime, name);
        var readelf = await CommandRunner.RunAsync(Tool.Require("readelf", "binutils"), ["-d", path]);
        await using var file = File.OpenRead(path);

        var elf = ElfFile.Read(file)!;

        Assert.Equal(Values(readelf.Output, "(NEEDED)"), elf.Needed);
        Assert.Equal(Values(readelf.Output, "(RUNPATH)"), elf.RunPath);
    }

    [Fact]
    public void Read_Program_NamesItsInterpreter()
    {
        using var file = File.OpenRead(Path.Combine(HostMachine.Options.DotnetRoot, "dotnet"));
        Assert.StartsWith("/lib", ElfFile.Read(file)!.Interpreter, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedOrTruncatedElf_NeverThrows()
    {
        var sound = File.ReadAllBytes(Path.Combine(Runtime, "libSystem.Native.so"));
        var damages = from at in Gen.Choose(0, 2000) from value in Gen.Choose(0, 255) from length in Gen.Choose(0, sound.Length) select (at, value, length);
        Prop.ForAll(damages.ListOf(20).ToArbitrary(), list =>
        {
            var bytes = sound.ToArray();
            foreach (var (at, value, _) in list.Take(10))
            {
                bytes[at] = (byte)value;
            }

            ElfFile.Read(new MemoryStream(bytes, 0, list.Min(damage => damage.length)));
            return ElfFile.Read(new MemoryStream(bytes)) is null or { Needed.Count: >= 0 };
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/sh\n")]
    public void Read_WhatIsNoElf_IsNull(string text) =>
        Assert.Null(ElfFile.Read(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text))));

    private static string[] Values(string output, string tag) =>
        [.. output.Split('\n').Where(line => line.Contains(tag, StringComparison.Ordinal)).Select(line => line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.IndexOf(']', StringComparison.Ordinal)])];
}
