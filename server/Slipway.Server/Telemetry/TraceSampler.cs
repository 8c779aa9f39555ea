using System.Buffers.Binary;
using System.Diagnostics;

namespace Slipway.Server.Telemetry;

/// <summary>Decides which traces are taken, as the samplers of OpenTelemetry do.</summary>
internal sealed class TraceSampler(TraceSettings settings)
{
    public ActivitySamplingResult Decide(ActivityContext parent, ActivityTraceId traceId)
    {
        var taken = settings.ParentBased && parent.TraceId != default
            ? (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0
            : IsWithinRatio(traceId);
        // Without recording there is still a span id, so that the caller's trace is handed on.
        return taken ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None;
    }

    private bool IsWithinRatio(ActivityTraceId traceId)
    {
        Span<byte> bytes = stackalloc byte[16];
        traceId.CopyTo(bytes);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) >> 1) < settings.Ratio * long.MaxValue || settings.Ratio >= 1;
    }
}
