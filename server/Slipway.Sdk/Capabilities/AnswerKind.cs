namespace Slipway.Sdk.Capabilities;

/// <summary>What an answer is on the wire.</summary>
public enum AnswerKind
{
    /// <summary>One object.</summary>
    Object,

    /// <summary>An array of objects.</summary>
    List,

    /// <summary>A string.</summary>
    Text,

    /// <summary>Nothing that is read.</summary>
    Acknowledgement,
}
