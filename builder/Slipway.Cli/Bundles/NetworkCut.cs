using System.Diagnostics;

namespace Slipway.Cli.Bundles;

/// <summary>How a program is started without a network: in a namespace of its own, where the machine gives one.</summary>
/// <param name="Prefix">The words before the program; none where the machine forbids namespaces.</param>
internal sealed record NetworkCut(IReadOnlyList<string> Prefix)
{
    // Root may; others may in a namespace of users, unless the machine forbids that.
    private static readonly string[][] Ways = [["unshare", "--net", "--"], ["unshare", "--map-root-user", "--net", "--"]];

    /// <summary>Whether the kernel itself keeps the program from any network.</summary>
    public bool IsReal => Prefix.Count > 0;

    /// <summary>The best that the machine gives.</summary>
    public static async Task<NetworkCut> FindAsync(CancellationToken token)
    {
        foreach (var way in Ways)
        {
            if (await WorksAsync(way, token))
            {
                return new NetworkCut(way);
            }
        }

        return new NetworkCut([]);
    }

    private static async Task<bool> WorksAsync(string[] way, CancellationToken token)
    {
        try
        {
            using var tried = Process.Start(new ProcessStartInfo(way[0], [.. way[1..], "true"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await Task.WhenAll(tried.StandardError.ReadToEndAsync(token), tried.StandardOutput.ReadToEndAsync(token));
            await tried.WaitForExitAsync(token);
            return tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
