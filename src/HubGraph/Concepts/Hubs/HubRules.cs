using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Persons;

namespace HubGraph.Concepts.Hubs;

/// <summary>The rules of hubs, their contacts and their carriers, each by itself.</summary>
public static class HubRules
{
    private const int MostContacts = 50;
    private const int LongestPhone = 50;
    private const int Most = 10_000;

    /// <summary>Checks a hub, but for its contacts.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Hub hub, Refuse refuse)
    {
        ValueRules.CheckText(hub.Name, "name", ValueRules.LongestName, refuse);
        CheckFromOne(hub.Number, "number", refuse);
        ValueRules.CheckTextIfAny(hub.Note, "note", ValueRules.LongestNote, refuse);
        ValueRules.CheckUrl(hub.Website, "website", refuse);
    }

    /// <summary>Checks the contacts of a hub, in the order of the input.</summary>
    /// <inheritdoc cref="Check(Hub, Refuse)" path="/param[@name='refuse']"/>
    public static void Check(IReadOnlyList<HubContact> contacts, Refuse refuse)
    {
        ValueRules.CheckMost(contacts, "contacts", MostContacts, refuse);
        foreach ((int index, HubContact contact) in contacts.Index())
        {
            ValueRules.CheckText(contact.Name, $"contacts.{index}.name", ValueRules.LongestName, refuse);
            ValueRules.CheckTextIfAny(contact.Role, $"contacts.{index}.role", ValueRules.LongestName, refuse);
            ValueRules.CheckEmail(contact.Email, $"contacts.{index}.email", refuse);
            ValueRules.CheckTextIfAny(contact.Phone, $"contacts.{index}.phone", LongestPhone, refuse);
        }
    }

    /// <summary>Checks a new name of a hub, and since when it holds.</summary>
    /// <param name="today">The day that it is.</param>
    /// <inheritdoc cref="Check(Hub, Refuse)" path="/param[@name='refuse']"/>
    public static void CheckNewName(Hub hub, string name, DateWithPrecision? since, DateOnly today, Refuse refuse)
    {
        if (name == hub.Name)
            ValueRules.Refuse("name", "another one than the current name", "différente du nom actuel", refuse);
        ValueRules.CheckText(name, "name", ValueRules.LongestName, refuse);
        if (since?.Earliest > today)
            refuse(WriteRules.DateInFuture, "since", [since.Value.Earliest]);
    }

    /// <summary>Checks that a hub may be closed.</summary>
    /// <param name="today">The day that it is.</param>
    /// <inheritdoc cref="Check(Hub, Refuse)" path="/param[@name='refuse']"/>
    public static void CheckClosing(Hub hub, DateWithPrecision closedOn, DateOnly today, Refuse refuse)
    {
        if (hub.Status == HubStatus.Closed || hub.ClosedOn is not null)
            refuse(WriteRules.AlreadyClosed, "slug", []);
        if (closedOn.Earliest > today)
            refuse(WriteRules.DateInFuture, "closedOn", [closedOn.Earliest]);
    }

    /// <summary>Checks a carrier.</summary>
    /// <inheritdoc cref="Check(Hub, Refuse)" path="/param[@name='refuse']"/>
    public static void Check(Carrier carrier, Refuse refuse)
    {
        ValueRules.CheckText(carrier.Name, "name", ValueRules.LongestName, refuse);
        if (carrier.Siret is { } siret && !Siret.IsValid(siret))
            refuse(WriteRules.InvalidSiret, "siret", [siret]);
        if (carrier.Rna is { } rna && !Rna.IsValid(rna))
            refuse(WriteRules.InvalidRna, "rna", [rna]);
    }

    /// <summary>Checks a carrier's part in a hub.</summary>
    /// <inheritdoc cref="Check(Hub, Refuse)" path="/param[@name='refuse']"/>
    public static void Check(HubCarrier part, Refuse refuse)
    {
        CheckFromOne(part.Position, "position", refuse);
        ValueRules.CheckTextIfAny(part.PrintedName, "printedName", ValueRules.LongestName, refuse);
        ValueRules.CheckPeriod(new Period(part.Since, part.Until), refuse);
    }

    private static void CheckFromOne(int? number, string path, Refuse refuse)
    {
        if (number is < 1 or > Most)
            ValueRules.Refuse(path, $"between 1 and {Most}", $"entre 1 et {Most}", refuse);
    }
}
