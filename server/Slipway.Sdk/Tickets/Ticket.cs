using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tickets;

/// <summary>A ticket, normalised.</summary>
public sealed record Ticket
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Human-readable key, such as OPS-12.</summary>
    public string? Key { get; init => field = Wire.Optional(value); }

    /// <summary>Short title.</summary>
    public string Title { get; init => field = Wire.Text(value); } = "";

    /// <summary>Longer description.</summary>
    public string? Description { get; init => field = Wire.Optional(value); }

    /// <summary>State, in the provider's own words.</summary>
    public string Status { get; init => field = Wire.Text(value); } = "";

    /// <summary>Who works on it.</summary>
    public IReadOnlyList<string>? Assignees { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Who reported it.</summary>
    public string? Reporter { get; init => field = Wire.Optional(value); }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>When it was created.</summary>
    public Timestamp CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public Timestamp UpdatedAt { get; init; }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
