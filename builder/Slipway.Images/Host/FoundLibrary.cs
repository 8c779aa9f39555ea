namespace Slipway.Images.Host;

/// <summary>A shared library of the building machine: the name by which it is asked for and the file that answers.</summary>
/// <param name="Name">The name in DT_NEEDED, such as <c>libstdc++.so.6</c>.</param>
/// <param name="RealPath">The file itself, without symbolic links.</param>
/// <param name="Elf">What the file says.</param>
internal sealed record FoundLibrary(string Name, string RealPath, ElfFile Elf);
