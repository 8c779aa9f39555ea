namespace Slipway.Approval.Plan;

/// <summary>Something that is different after a change; one of both sides may be null, and then it was not there.</summary>
/// <param name="Before">How it was.</param>
/// <param name="After">How it will be.</param>
public sealed record PlanChange(PlanItem? Before, PlanItem? After)
{
    private PlanItem Either => After ?? Before!;

    /// <summary>What it is.</summary>
    public string Kind => Either.Kind;

    /// <summary>Which one.</summary>
    public string Name => Either.Name;

    /// <summary>The plugin that it belongs to.</summary>
    public string? Of => Either.Of;

    /// <summary>Who brings it.</summary>
    public string? Why => Either.Why;

    /// <summary>Whether it is new.</summary>
    public bool IsAdded => Before is null;

    /// <summary>Whether it is gone.</summary>
    public bool IsRemoved => After is null;

    /// <summary><c>added</c>, <c>removed</c> or <c>changed</c>.</summary>
    public string Word => IsAdded ? "added" : IsRemoved ? "removed" : "changed";

    /// <summary>Why a reviewer has to think about it; null where it asks for nothing.</summary>
    public string? Question => Kind switch
    {
        PlanKind.Plugin when IsAdded => $"adds {Name} {After!.Value}",
        PlanKind.Tier when IsAdded => After!.Value.StartsWith("Tier 3", StringComparison.Ordinal) ? $"{Of} is {After.Value}: nobody's promise" : null,
        PlanKind.Tier when !IsRemoved => string.CompareOrdinal(After!.Value, Before!.Value) > 0 ? $"{Of} falls from {Before.Value} to {After.Value}" : null,
        PlanKind.Status when !IsRemoved && After!.Value != "active" => $"{Of} becomes {After.Value}",
        PlanKind.Permission or PlanKind.Host or PlanKind.Secret when IsAdded => $"{Of} wants the {Kind} {Name}",
        PlanKind.Publisher or PlanKind.Licence when !IsRemoved && !IsAdded => $"the {Kind} of {Of ?? Name} changes from {Before!.Value} to {After!.Value}",
        PlanKind.Owner when IsRemoved => $"{Of} loses the owner {Name}",
        PlanKind.Key => $"a key of {Of} is {Word}",
        PlanKind.Version when !IsAdded => $"the listed version {Name} of {Of} is {Word}",
        PlanKind.Weakness when IsAdded => $"brings {Name} ({After!.Value})",
        PlanKind.Server when Name is "server" or "framework API" or "base" && !IsAdded && !IsRemoved => $"moves the {Name} from {Before!.Value} to {After!.Value}",
        _ => null,
    };

    /// <summary>The line for a terminal.</summary>
    public override string ToString()
    {
        var subject = string.Join(' ', new[] { Of is null ? null : Of + ":", Kind, Name == Kind ? null : Name }.OfType<string>());
        var value = (Before?.Value, After?.Value) switch
        {
            (null, "") or ("", null) => "",
            (null, var added) => " " + added,
            (var removed, null) => " " + removed,
            var (from, to) => $" {from} -> {to}",
        };
        return $"{(IsAdded ? '+' : IsRemoved ? '-' : '~')} {subject}{value}{(Why is null || IsRemoved ? "" : $" ({Why})")}";
    }
}
