namespace Slipway.Images.Tar;

/// <summary>The fields of one tar entry that differ between entries.</summary>
internal readonly record struct TarHeader(string Name, char Type, int Mode, long Size, long Time, string Link)
{
    public const char File = '0';
    public const char HardLink = '1';
    public const char Symlink = '2';
    public const char Directory = '5';
    public const char Pax = 'x';
}
