using System.Globalization;

namespace Slipway.Cli.Verbs;

/// <summary>Tells how far linking came, and about how long it will go on; a line every five seconds.</summary>
internal sealed class MatrixProgress(VerbRun run)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _one = new();
    private readonly long _start = run.Edge.Clock.GetTimestamp();
    private TimeSpan _told;

    public void Tell(int done, int all)
    {
        lock (_one)
        {
            var gone = run.Edge.Clock.GetElapsedTime(_start);
            if (run.Quiet || run.Json || gone - _told < Pause || done == all)
            {
                return;
            }

            _told = gone;
            var left = gone / done * (all - done);
            run.Edge.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"linked {done:N0} of {all:N0} cells, about {Math.Ceiling(left.TotalSeconds):N0} s to go"));
        }
    }
}
