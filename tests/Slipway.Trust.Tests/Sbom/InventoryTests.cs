using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Inventory;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Trust.Tests.Sbom;

public sealed class InventoryTests
{
    private const string Status = """
        Package: libssl3
        Status: install ok installed
        Architecture: amd64
        Multi-Arch: same
        Source: openssl
        Version: 3.0.17-1~deb12u2
        Depends: libc6 (>= 2.34), libgone | libc6
        Maintainer: Debian OpenSSL Team <openssl@example.test>
        Homepage: https://www.openssl.org/
        Description: Secure Sockets Layer toolkit - shared libraries
         This package is part of the OpenSSL project.

        Package: libc6
        Status: install ok installed
        Architecture: amd64
        Source: glibc (2.36-9+deb12u13)
        Version: 2.36-9+deb12u13+b1
        Description: GNU C Library

        Package: removed
        Status: deinstall ok config-files
        Architecture: amd64
        Version: 1.0

        """;

    private static TestTree Debian => new TestTree()
        .With("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n")
        .With("var/lib/dpkg/status", Status)
        .With("var/lib/dpkg/info/libc6:amd64.list", "/.\n/lib\n/lib/x86_64-linux-gnu/libc.so.6\n/usr/share/doc/libc6/gone\n")
        .With("usr/lib/x86_64-linux-gnu/libc.so.6", "elf")
        .With("var/lib/dpkg/info/libssl3:amd64.list", "/usr/lib/x86_64-linux-gnu/libssl.so.3\n")
        .With("usr/lib/x86_64-linux-gnu/libssl.so.3", "elf")
        .With("usr/share/doc/libssl3/copyright",
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: Apache-2.0\n\nFiles: debian/*\nLicense: GPL-2+ or Expat\n")
        .With("usr/share/doc/libc6/copyright",
            "On Debian systems see /usr/share/common-licenses/LGPL-2.1 and /usr/share/common-licenses/GPL-2.\n");

    [Fact]
    public void Read_OfDebian_ListsInstalledPackagesWithSourcesFilesAndLicences()
    {
        var inventory = ImageInventory.Read(Debian);

        Assert.Equal(
            ["os:debian-12", "pkg:deb/debian/libssl3@3.0.17-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl",
                "pkg:deb/debian/libc6@2.36-9+deb12u13+b1?arch=amd64&distro=debian-12&upstream=glibc@2.36-9+deb12u13"],
            inventory.Components.Select(component => component.Ref));
        var (ssl, libc) = (inventory.Components[1], inventory.Components[2]);
        Assert.Equal(["Apache-2.0", "GPL-2.0-or-later", "MIT"], ssl.Licences.Select(licence => licence.Name));
        Assert.Equal(["GPL-2.0-only", "LGPL-2.1-only"], libc.Licences.Select(licence => licence.Name));
        Assert.Equal("lib/x86_64-linux-gnu/libc.so.6", Assert.Single(libc.Files).Path);
        Assert.Equal(new Organization("Debian OpenSSL Team", null, "openssl@example.test"), ssl.Supplier);
        Assert.Equal([libc.Ref], inventory.Dependencies.Single(dependency => dependency.Ref == ssl.Ref).DependsOn);
        Assert.Equal(["os:debian-12"], inventory.Roots);
    }

    [Fact]
    public void Of_FilesOnAMergedSystem_FindsTheirOwners()
    {
        var owners = DebianOwners.Of(Debian, ["usr/lib/x86_64-linux-gnu/libc.so.6", "opt/nobody", "usr/lib/x86_64-linux-gnu/libssl.so.3"]);

        Assert.Equal(["libssl3: usr/lib/x86_64-linux-gnu/libssl.so.3", "libc6: usr/lib/x86_64-linux-gnu/libc.so.6"],
            owners.Select(owner => $"{owner.Name}: {string.Join(' ', owner.Files)}"));
    }

    [Fact]
    public async Task ReadDebian_OfThisMachine_AgreesWithDpkgQuery()
    {
        var query = Tool.Require("dpkg-query", "dpkg");
        var judged = await CommandRunner.RunAsync(query,
            ["-W", "-f", "${db:Status-Status} ${Package} ${Version} ${Architecture} ${source:Package} ${source:Version}\n"]);
        using var status = File.OpenRead("/var/lib/dpkg/status");

        var ours = DebianPackages.Read(status)
            .Select(package =>
            $"installed {package.Name} {package.Version} {package.Architecture} {package.Source} {package.SourceVersion}");

        Assert.Equal(
            judged.Output.Split('\n').Where(line => line.StartsWith("installed ", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_ALibraryOfThisMachine_AgreesWithDpkgSearch()
    {
        var dpkg = Tool.Require("dpkg", "dpkg");
        Tool.RequireThat(File.Exists("/lib/x86_64-linux-gnu/libc.so.6"), "no x64 glibc here");
        var judged = await CommandRunner.RunAsync(dpkg, ["-S", "/lib/x86_64-linux-gnu/libc.so.6"]);

        var owner = Assert.Single(DebianOwners.Of(TestTree.OfFolder("/", "var/lib/dpkg"), ["usr/lib/x86_64-linux-gnu/libc.so.6"]));

        Assert.StartsWith($"{owner.Name}:{owner.Architecture}:", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfDistroless_TakesTheFolderOfStatusFiles()
    {
        var tree = new TestTree()
            .With("usr/lib/os-release", "ID=debian\nVERSION_ID=12\n")
            .With("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12.4\nArchitecture: amd64\n")
            .With("var/lib/dpkg/status.d/base-files.md5sums", "d41d8cd98f00b204e9800998ecf8427e  etc/debian_version\n")
            .With("etc/debian_version", "12.4\n");

        var package = ImageInventory.Read(tree).Components[1];

        Assert.Equal("etc/debian_version", Assert.Single(package.Files).Path);
        Assert.Equal("SHA-256", Assert.Single(package.Hashes).Algorithm);
    }

    [Fact]
    public void Read_OfAlpine_ListsPackagesWithProvidedNames()
    {
        var tree = new TestTree()
            .With("etc/os-release", "ID=alpine\nVERSION_ID=3.22.1\n")
            .With("lib/apk/db/installed",
                "C:Q1p78yvTLG094tHE1+dToJGbmYzQE=\nP:musl\nV:1.2.5-r10\nA:x86_64\nL:MIT\no:musl\np:so:libc.musl-x86_64.so.1=1\nF:lib\nR:ld-musl-x86_64.so.1\n\nP:busybox\nV:1.37.0-r18\nA:x86_64\nL:GPL-2.0-only\nD:so:libc.musl-x86_64.so.1 !bash\nF:bin\nR:busybox\n")
            .With("lib/ld-musl-x86_64.so.1", "elf");

        var inventory = ImageInventory.Read(tree);

        Assert.Equal("pkg:apk/alpine/musl@1.2.5-r10?arch=x86_64&distro=alpine-3.22.1", inventory.Components[1].Ref);
        Assert.Equal("SHA-1", inventory.Components[1].Hashes[0].Algorithm);
        Assert.Equal("lib/ld-musl-x86_64.so.1", Assert.Single(inventory.Components[1].Files).Path);
        Assert.Equal([inventory.Components[1].Ref],
            inventory.Dependencies.Single(dependency => dependency.Ref == inventory.Components[2].Ref).DependsOn);
    }

    [Fact]
    public void Read_OfAProgram_ListsOnlyPackagesThatAreThere()
    {
        const string Deps = """
            {"runtimeTarget":{"name":".NETCoreApp,Version=v10.0/linux-x64"},"targets":{".NETCoreApp,Version=v10.0/linux-x64":{
              "Acme/1.0.0":{"dependencies":{"Meta":"1.0.0","Gone":"1.0.0"},"runtime":{"Acme.dll":{}}},
              "Meta/1.0.0":{"dependencies":{"Here":"2.0.0"}},
              "Here/2.0.0":{"runtime":{"lib/net8.0/Here.dll":{}},"resources":{"lib/net8.0/de/Here.resources.dll":{"locale":"de"}},"native":{"runtimes/linux-x64/native/libhere.so":{}}},
              "Gone/1.0.0":{"runtime":{"lib/net8.0/Gone.dll":{}}},
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12":{"runtime":{"System.Private.CoreLib.dll":{}}}}},
             "libraries":{"Acme/1.0.0":{"type":"project","serviceable":false,"sha512":""},
              "Meta/1.0.0":{"type":"package","sha512":"sha512-AAAA"},"Here/2.0.0":{"type":"package","sha512":"sha512-BBBB"},"Gone/1.0.0":{"type":"package","sha512":""},
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12":{"type":"runtimepack","sha512":""}}}
            """;
        var tree = new TestTree()
            .With("app/Acme.deps.json", Deps).With("app/Acme.dll", "x").With("app/Here.dll", "x").With("app/de/Here.resources.dll", "x")
            .With("app/libhere.so", "x").With("app/System.Private.CoreLib.dll", "x");

        var inventory = ImageInventory.Read(tree);

        Assert.Equal(
            ["app:app/Acme", "pkg:nuget/Meta@1.0.0", "pkg:nuget/Here@2.0.0", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12"],
            inventory.Components.Select(component => component.Ref));
        Assert.Equal(["app/Here.dll", "app/libhere.so", "app/de/Here.resources.dll"],
            inventory.Components[2].Files.Select(file => file.Path));
        Assert.Equal("BBBB", inventory.Components[2].Properties["slipway:nuget:contentHash"]);
        Assert.Equal(ComponentType.Framework, inventory.Components[3].Type);
        Assert.Equal(["pkg:nuget/Meta@1.0.0"], inventory.Dependencies.Single(dependency => dependency.Ref == "app:app/Acme").DependsOn);
    }

    [Fact]
    public void Read_OfADamagedProgram_SaysSoAndGoesOn()
    {
        var inventory = ImageInventory.Read(Debian.With("app/a.deps.json", "{"));

        Assert.Equal(("SLP6203", "app/a.deps.json"), (Assert.Single(inventory.Problems).Id, inventory.Problems[0].Subject));
        Assert.Equal(3, inventory.Components.Length);
    }

    [Fact]
    public async Task Write_OfAnInventory_IsStrictlyValidAndReachesLevelOne()
    {
        var inventory = ImageInventory.Read(Debian);
        var bill = Samples.Server() with
        {
            Components = inventory.Components,
            Dependencies = [new ComponentDependency("image", inventory.Roots), .. inventory.Dependencies],
            Complete = [],
            Incomplete = [],
        };
        using var folder = new TempFolder();
        var written = CycloneDxWriter.Write(bill, CycloneDxVersion.V16).Required;

        var judged = await Judge.RunAsync("cdx-validate.mjs", folder.Write("sbom.json", written));

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Empty(SbomQuality.Of(CycloneDxReader.Read(written, "sbom").Required, signed: false).Checks.Where(check =>
            check.Levels.HasFlag(ScvsLevels.L1) && !check.Passed));
    }

    [Fact]
    public void ReadCopied_FindsTheOwnersOfTheFilesAndNothingElse()
    {
        var machine = new TestTree()
            .With("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
            .With("var/lib/dpkg/status", """
                Package: libacme
                Status: install ok installed
                Architecture: amd64
                Source: acme (1.0-1)
                Version: 1.0-1+b2
                Depends: libc6

                Package: libc6
                Status: install ok installed
                Architecture: amd64
                Version: 2.36

                Package: unused
                Status: install ok installed
                Architecture: amd64
                Version: 9

                """)
            .With("var/lib/dpkg/info/libacme:amd64.list", "/.\n/lib/libacme.so.1.0\n")
            .With("var/lib/dpkg/info/libc6:amd64.list", "/usr/lib/libc.so.6\n")
            .With("var/lib/dpkg/info/unused:amd64.list", "/usr/lib/unused.so\n")
            .With("usr/share/doc/libacme/copyright", "see /usr/share/common-licenses/GPL-2\n");
        var digest = Sha256Digest.Of("x"u8);

        var read = CopiedSystem.Read(machine,
        [
            new CopiedFile("lib/libacme.so.1", "usr/lib/libacme.so.1.0", digest),
            new CopiedFile("lib/libc.so.6", "usr/lib/libc.so.6", digest),
            new CopiedFile("etc/ssl/certs/all.crt", "etc/ssl/certs/all.crt", digest),
        ]);

        Assert.Equal(
            ["os:debian-12: etc/ssl/certs/all.crt", "pkg:deb/debian/libacme@1.0-1+b2?arch=amd64&distro=debian-12&upstream=acme@1.0-1: lib/libacme.so.1", "pkg:deb/debian/libc6@2.36?arch=amd64&distro=debian-12: lib/libc.so.6"],
            read.Components.Select(component => $"{component.Ref}: {string.Join(',', component.Files.Select(file => file.Path))}"));
        Assert.Equal("GPL-2.0-only", Assert.Single(read.Components[1].Licences).Name);
        Assert.Contains(read.Dependencies, edge => edge.Ref == read.Components[1].Ref && edge.DependsOn.SequenceEqual([read.Components[2].Ref]));
    }
}
