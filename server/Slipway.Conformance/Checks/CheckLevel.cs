namespace Slipway.Conformance.Checks;

/// <summary>How much a check matters.</summary>
public enum CheckLevel
{
    /// <summary>What fails it does not conform; what skips it has not proven that it does.</summary>
    Must,

    /// <summary>Advice: its failure is told and changes no verdict.</summary>
    Should,
}
