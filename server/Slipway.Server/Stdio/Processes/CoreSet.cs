using System.Runtime.CompilerServices;

namespace Slipway.Server.Stdio.Processes;

/// <summary>The cpu_set_t of the C library: a bit for each core.</summary>
[InlineArray(Words)]
internal struct CoreSet
{
    private const int Words = 16;

    private ulong _word;

    /// <summary>How many cores it can name.</summary>
    public const int Limit = Words * 64;

    /// <summary>Its size in bytes.</summary>
    public const int Size = Words * sizeof(ulong);

    public static CoreSet Of(int core)
    {
        var set = default(CoreSet);
        set[core / 64] = 1UL << (core % 64);
        return set;
    }
}
