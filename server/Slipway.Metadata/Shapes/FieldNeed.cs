namespace Slipway.Metadata.Shapes;

/// <summary>Whether a key has to be there.</summary>
public enum FieldNeed
{
    /// <summary>It may be left out.</summary>
    Optional,

    /// <summary>Its author must write it; a reader of an installed version gets along without.</summary>
    RequiredOfAuthors,

    /// <summary>Nothing works without it.</summary>
    Required,
}
