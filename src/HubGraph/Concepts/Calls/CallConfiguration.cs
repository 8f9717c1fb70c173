using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Calls;

internal sealed class CallBonusConfiguration : IEntityTypeConfiguration<CallBonus>
{
    public void Configure(EntityTypeBuilder<CallBonus> builder) => builder.HasIndex(bonus => new { bonus.CallId, bonus.Code }).IsUnique();
}
