namespace Slipway.Trust.Advisories.Vex;

/// <summary>The words of OpenVEX and CycloneDX for the same things.</summary>
internal static class VexWords
{
    /// <summary>OpenVEX's closed list of reasons for not being affected.</summary>
    public static readonly string[] Justifications =
    [
        "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
        "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
    ];

    public static string Of(VexStatus status) => status switch
    {
        VexStatus.NotAffected => "not_affected",
        VexStatus.Affected => "affected",
        VexStatus.Fixed => "fixed",
        _ => "under_investigation",
    };

    public static VexStatus? OpenVex(string? word) => word switch
    {
        "not_affected" => VexStatus.NotAffected,
        "affected" => VexStatus.Affected,
        "fixed" => VexStatus.Fixed,
        "under_investigation" => VexStatus.UnderInvestigation,
        _ => null,
    };

    public static VexStatus? CycloneDx(string? word) => word switch
    {
        "resolved" or "resolved_with_pedigree" => VexStatus.Fixed,
        "exploitable" => VexStatus.Affected,
        "in_triage" => VexStatus.UnderInvestigation,
        "false_positive" or "not_affected" => VexStatus.NotAffected,
        _ => null,
    };

    public static string ToCycloneDx(VexStatus status) => status switch
    {
        VexStatus.NotAffected => "not_affected",
        VexStatus.Affected => "exploitable",
        VexStatus.Fixed => "resolved",
        _ => "in_triage",
    };

    public static string? ToCycloneDxJustification(string? justification) => justification switch
    {
        "component_not_present" or "vulnerable_code_not_present" => "code_not_present",
        "vulnerable_code_not_in_execute_path" => "code_not_reachable",
        "vulnerable_code_cannot_be_controlled_by_adversary" => "requires_environment",
        "inline_mitigations_already_exist" => "protected_by_mitigating_control",
        _ => null,
    };
}
