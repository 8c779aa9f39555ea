namespace Slipway.Sdk.Configuration;

/// <summary>
/// Marks a <c>partial record</c> as the configuration of a provider. The plugin generator emits its binder, its validator
/// and its JSON Schema from the properties that carry a <see cref="KeyAttribute"/>. A <c>required</c> property is a
/// required key; other properties keep their initial value when the key is missing.
/// Rules over several keys go into the partial method <c>CheckRules(ConfigurationReader)</c>: it runs whenever all required
/// keys are sound, also when other keys have problems, so that all are said at once.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConfigurationAttribute : Attribute;
