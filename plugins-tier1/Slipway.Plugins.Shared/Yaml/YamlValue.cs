namespace Slipway.Plugins.Shared.Yaml;

/// <summary>A value of a YAML document and where it begins; both count from 1.</summary>
internal abstract record YamlValue(int Line, int Column)
{
    /// <summary>How many values it is when every alias is written out.</summary>
    public abstract long Size { get; }
}

/// <summary>A text, number, truth value or nothing, as it is written.</summary>
internal sealed record YamlText(string Text, bool IsPlain, int Line, int Column) : YamlValue(Line, Column)
{
    public override long Size => 1;

    /// <summary>Whether it stands for nothing.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>Values in order.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line, int Column) : YamlValue(Line, Column)
{
    public override long Size { get; } = 1 + Items.Sum(item => item.Size);
}

/// <summary>Keys, each once, and their values.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlMember> Members, int Line, int Column) : YamlValue(Line, Column)
{
    public override long Size { get; } = 1 + Members.Sum(member => member.Value.Size);

    /// <summary>The value of a key; null when it has none.</summary>
    public YamlValue? Find(string key) =>
        Members.FirstOrDefault(member => member.Key == key)?.Value is { } value and not YamlText { IsNull: true } ? value : null;
}

/// <summary>A key and its value; the place is the key's.</summary>
internal sealed record YamlMember(string Key, YamlValue Value, int Line, int Column);
