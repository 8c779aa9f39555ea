using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Server.Stdio.Calls;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>Tells when a call in progress is given up: at its deadline, or when its caller has left and others wait.</summary>
internal sealed class CallWatch(StdioPlugin plugin, TimeProvider clock, Func<bool> othersWait)
{
    private const int LongestWait = 100;

    /// <summary>How many milliseconds may pass until the next look.</summary>
    public int UntilNextLook(PendingCall call) => (int)Math.Clamp(Remaining(call).TotalMilliseconds + 1, 0, LongestWait);

    /// <summary>How the exchange ends now, or null while it goes on.</summary>
    public ExchangeEnd? Overdue(PendingCall call, int strays)
    {
        if (Remaining(call) <= TimeSpan.Zero)
        {
            var fault = FormattableString.Invariant($"did not answer {call.Operation.Name} within {call.Limit.TotalSeconds:0.###} s");
            var lines = strays > 0 ? $"; what it wrote is no answer ({strays} lines, see the log)" : "";
            return new ExchangeEnd
            {
                Fault = fault,
                PutsOffRestart = true,
                Refusal = ProviderException.Timeout($"plugin {plugin.Name} {fault}{lines}"),
            };
        }

        return IsUnwanted(call)
            ? new ExchangeEnd { Fault = $"was busy with {call.Operation.Name} whose caller had left while others waited" }
            : null;
    }

    // A call that writes is not cut short: half of it would be done.
    private bool IsUnwanted(PendingCall call) =>
        call.LeftAt != 0
        && call.Operation.Description.Effect == OperationEffect.Reads
        && clock.GetElapsedTime(call.LeftAt) > plugin.DrainGrace
        && othersWait();

    private TimeSpan Remaining(PendingCall call) => clock.GetElapsedTime(clock.GetTimestamp(), call.Deadline);
}
