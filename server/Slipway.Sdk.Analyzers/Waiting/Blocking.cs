using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Slipway.Sdk.Analyzers.Waiting;

/// <summary>What holds a thread until something else has happened.</summary>
internal static class Blocking
{
    // By the type that declares them, as metadata names it.
    private static readonly Dictionary<string, string[]> Waits = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll", "WaitAny"],
        ["System.Threading.Thread"] = ["Sleep", "Join", "SpinWait"],
        ["System.Threading.SemaphoreSlim"] = ["Wait"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.CountdownEvent"] = ["Wait"],
        ["System.Threading.Barrier"] = ["SignalAndWait"],
        ["System.Threading.Monitor"] = ["Wait"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAll", "WaitAny"],
        ["System.Diagnostics.Process"] = ["WaitForExit"],
    };

    /// <summary>Whether a call waits, and not just for a look: <c>Wait(0)</c> returns at once.</summary>
    public static bool IsWait(IInvocationOperation call) =>
        Waits.TryGetValue(call.TargetMethod.ContainingType.ToDisplayString(), out var names)
        && names.Contains(call.TargetMethod.Name)
        && !call.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: 0 } || IsZero(argument.Value));

    /// <summary>Whether a call takes a task's result by the way of its awaiter.</summary>
    public static bool IsGetResult(IInvocationOperation call) =>
        call.TargetMethod.Name == "GetResult" && call.TargetMethod.ContainingType.Name is "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter";

    private static bool IsZero(IOperation value) =>
        value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } };
}
