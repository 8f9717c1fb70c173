using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Webhooks;

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    // What is old is looked for.
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder) => builder.HasIndex(delivery => delivery.At);
}
