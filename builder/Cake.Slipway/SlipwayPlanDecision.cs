namespace Cake.Slipway;

/// <summary>What a plan asks of whoever approves a change.</summary>
public enum SlipwayPlanDecision
{
    /// <summary>Nothing changes.</summary>
    Nothing,

    /// <summary>A look is enough.</summary>
    Approve,

    /// <summary>Somebody who answers for the server has to want it.</summary>
    Decide,

    /// <summary>It cannot be built, does not fit, or the policy forbids it.</summary>
    Refuse,
}
