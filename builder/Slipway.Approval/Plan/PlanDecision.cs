namespace Slipway.Approval.Plan;

/// <summary>What a plan asks of its reader.</summary>
public enum PlanDecision
{
    /// <summary>The change alters nothing of what is built or listed.</summary>
    Nothing,

    /// <summary>Nothing in it needs more thought than a look.</summary>
    Approve,

    /// <summary>Somebody who answers for the server has to want it.</summary>
    Decide,

    /// <summary>It cannot be built, or the policy does not allow it.</summary>
    Refuse,
}
