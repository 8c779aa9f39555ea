using Slipway.Images.Host;

namespace Slipway.Images.Tests.Host;

public sealed class LoaderTests : IDisposable
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Of_ConfiguredFolders_ComeFirstInTheirOrder()
    {
        _folder.Write("etc/ld.so.conf", "# first\n/opt/own/lib/\ninclude ld.so.conf.d/*.conf\n");
        _folder.Write("etc/ld.so.conf.d/b.conf", "/b\n");
        _folder.Write("etc/ld.so.conf.d/a.conf", "/a # comment\n/usr/lib\ninclude /etc/ld.so.conf\n");

        var folders = LoaderFolders.Of(new SystemRoot(_folder.Path), ElfFile.X64);

        Assert.Equal(["/opt/own/lib", "/a", "/usr/lib", "/b", "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib"], folders);
    }

    [Fact]
    public void RealPath_ThroughLinks_StaysInTheRoot()
    {
        _folder.Write("usr/lib/real.so", "x");
        File.CreateSymbolicLink(_folder["lib"], "usr/lib");
        File.CreateSymbolicLink(_folder["usr/lib/link.so"], "/lib/real.so");
        File.CreateSymbolicLink(_folder["loop"], "loop");
        var root = new SystemRoot(_folder.Path);

        Assert.Equal("/usr/lib/real.so", root.RealPath("/lib/link.so"));
        Assert.Equal("/usr/lib/real.so", root.RealPath("/lib/../../../usr/./lib/real.so"));
        Assert.Null(root.RealPath("/lib/none.so"));
        Assert.Null(root.RealPath("/loop"));
    }

    [Fact]
    public void Add_LibraryWithNeeds_FindsThemTransitivelyAndSaysWhatIsMissing()
    {
        // libmscordbi needs libmscordaccore beside it ($ORIGIN), and both need what this root does not have.
        Copy("libmscordbi.so", "opt/clr/libmscordbi.so");
        Copy("libmscordaccore.so", "opt/clr/libmscordaccore.so");
        var search = new LibrarySearch(new SystemRoot(_folder.Path), ["/opt/clr"], Machine);

        Assert.True(search.Add("libmscordbi.so", "test", []));

        Assert.Equal(["libmscordaccore.so", "libmscordbi.so"], search.Found.Select(library => library.Name));
        Assert.Equal("/opt/clr/libmscordaccore.so", search.Found.First().RealPath);
        Assert.Equal("libmscordaccore.so", search.Missing["libgcc_s.so.1"]);
        Assert.False(search.Add("libnone.so", "test", []));
    }

    [Fact]
    public void Add_LibraryOfAnotherProcessorOrNoLibrary_IsPassedOver()
    {
        Copy("libSystem.Native.so", "a/libx.so");
        _folder.Write("b/libx.so", "INPUT(libx.so.1)");
        var search = new LibrarySearch(new SystemRoot(_folder.Path), ["/a", "/b"], machine: 243);
        Assert.False(search.Add("libx.so", "test", []));
    }

    public void Dispose() => _folder.Dispose();

    private static ushort Machine =>
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? ElfFile.Arm64 : ElfFile.X64;

    private void Copy(string library, string to) => _folder.Write(to, File.ReadAllBytes(Path.Combine(Runtime, library)));
}
