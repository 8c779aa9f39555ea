using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>
/// Finds out whose turn it is. Existing plugins echo no ids, so an answer that they wrote twice looks like the answer to
/// the next call. A blank between two requests means nothing to any reader of JSON or of lines; once the plugin has taken
/// it, it is back at reading, and all that it had to say before has been written.
/// </summary>
internal sealed class TurnProof(ChildProcess process)
{
    private int _blanks;

    /// <summary>Forgets the blanks of earlier calls.</summary>
    public void Restart() => _blanks = 0;

    /// <summary>
    /// Whether the plugin cannot have read the request that was written last. It may leave the final line feed, and what
    /// was offered after it.
    /// </summary>
    public bool RequestIsUnread => process.Input.Unread() > 1 + _blanks;

    /// <summary>Whether all that was written has been taken.</summary>
    public bool AllIsTaken => process.Input.Unread() == 0;

    /// <summary>Whether a blank has been offered since the last restart.</summary>
    public bool IsOffered => _blanks > 0;

    public void Offer()
    {
        if (process.Input.Write(" "u8) == 1)
        {
            _blanks++;
        }
    }

    /// <summary>
    /// Whether every thread of the plugin sleeps, one of them in a read of a pipe and all others on each other: then
    /// nothing that it has begun can still produce an answer. False also where the system does not tell.
    /// </summary>
    public bool EverythingSleepsButForInput()
    {
        var reads = false;
        try
        {
            foreach (var task in Directory.GetDirectories($"/proc/{process.Id}/task").Order(StringComparer.Ordinal))
            {
                var place = File.ReadAllText(Path.Combine(task, "wchan"));
                var reading = place.Contains("pipe_read", StringComparison.Ordinal);
                if (!reading && !place.StartsWith("futex", StringComparison.Ordinal))
                {
                    return false;
                }

                reads |= reading;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return reads;
    }
}
