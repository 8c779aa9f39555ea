namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>Works out how entities of files relate, as a server does: whoever is named from one side is related from both.</summary>
internal static class Relations
{
    /// <summary>The entities by reference. A member that no file describes is there with its name alone.</summary>
    public static Dictionary<EntityRef, Entity> WorkOut(IReadOnlyList<Entity> entities)
    {
        var all = entities.ToDictionary(entity => entity.Ref);
        foreach (var group in entities)
        {
            foreach (var member in group.Members)
            {
                var user = all.GetValueOrDefault(member) ?? new Entity { Ref = member, DisplayName = member.Name };
                all[member] = user with { MemberOf = [.. user.MemberOf.Append(group.Ref).Distinct()] };
            }

            foreach (var child in group.Children.Where(all.ContainsKey))
            {
                all[child] = all[child] with { Parent = all[child].Parent ?? group.Ref };
            }
        }

        return all;
    }
}
