using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Takes in what a check found: the handle that is wrong, or the type that has the fault, what is wrong with it, and what is near.</summary>
internal delegate void LinkReport(EntityHandle referred, string what, string? nearest, bool isDoubtful = false);
