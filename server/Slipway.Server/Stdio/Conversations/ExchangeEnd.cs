using Slipway.Sdk.Calls;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>How an exchange of a request for an answer ended.</summary>
internal sealed record ExchangeEnd
{
    /// <summary>The answer, when there is one.</summary>
    public PluginAnswer? Answer { get; init; }

    /// <summary>What the caller is told instead of an answer.</summary>
    public ProviderException? Refusal { get; init; }

    /// <summary>Why the process cannot serve the next call, in words that follow the plugin's name; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the fault is one for which restarts are put off.</summary>
    public bool PutsOffRestart { get; init; }

    /// <summary>
    /// Whether the call may be made again. It may only where it is certain that the plugin has seen no byte of it: a call
    /// that was read may have been carried out, and not even a reading one is repeated, since it may be what ended the plugin.
    /// </summary>
    public bool MayRepeat { get; init; }

    /// <summary>The process failed; the caller is told the same words.</summary>
    public static ExchangeEnd Failed(string plugin, string fault) => new()
    {
        Fault = fault,
        PutsOffRestart = true,
        Refusal = new ProviderException(ErrorCodes.ProviderError, $"plugin {plugin} {fault}"),
    };
}
