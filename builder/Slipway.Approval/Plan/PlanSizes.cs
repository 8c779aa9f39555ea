using System.Globalization;

namespace Slipway.Approval.Plan;

/// <summary>Sizes for people.</summary>
internal static class PlanSizes
{
    public static string Of(PlanChange change) => (change.Before?.Size, change.After?.Size) switch
    {
        (null, { } added) => $"+{Text(added)}",
        ({ } removed, null) => $"-{Text(removed)}",
        ({ } from, { } to) => $"{Text(from)} -> {Text(to)}",
        _ => "",
    };

    public static IEnumerable<string> Total(ServerPlan plan) => (plan.SizeBefore, plan.SizeAfter) switch
    {
        ({ } before, { } after) => [$"the image: {Text(before)} -> {Text(after)} ({(after < before ? "-" : "+")}{Text(Math.Abs(after - before))}), as it travels"],
        (null, { } after) => [$"the image: {Text(after)}, as it travels"],
        _ => [],
    };

    public static string Text(long bytes) => bytes < 10 << 10
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
        : bytes < 10L << 20 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB");
}
