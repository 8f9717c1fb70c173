using System.ComponentModel;
using GraphQL.Types;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Persons;

[Description("A person whose data are to be erased (droit à l'effacement).")]
public sealed record EraseActorInput
{
    [Description("The person.")]
    public required RecordId<Person> Person { get; init; }
}

/// <summary>Persons who write: their data may be erased.</summary>
internal static class PersonMutations
{
    public static void AddTo(MutationType mutations)
    {
        ObjectGraphType payload = mutations.Payload("eraseActor", [WriteRules.UnknownRecord]);
        payload.AddField(MutationType.Field<MutationOutcome>(
            "erased",
            "Whether the person's data are gone.",
            new NonNullGraphType(mutations.Scalars.Boolean),
            outcome => outcome.Record is not null));
        mutations.Add<EraseActorInput>(
            "eraseActor",
            "Erases the data of a person (droit à l'effacement): what tokens told of the person, and the contacts of hubs with the "
                + "person's e-mail address. What the person wrote stays, and leads to nobody; the history stays whole.",
            Rights.Administrators,
            payload,
            (runner, context, input) =>
                MutationOutcome.OfAsync(runner, context, Rights.Administrators, session => EraseAsync(session, input)));
        HubGrantMutations.AddTo(mutations);
    }

    private static async Task<IRecord?> EraseAsync(WriteSession session, EraseActorInput input)
    {
        // Who writes is noted first: administrators may erase themselves, and noting them later would make them known again.
        await session.IdentifyAsync();
        if (await session.ReadAsync(session.Context.Persons, input.Person, "person") is not { } person)
            return null;
        if (person.Email is { } email)
            await RemoveContactsAsync(session, email);
        foreach (HubGrant grant in await session.Context.HubGrants.Where(known => known.PersonId == person.Id)
            .ToArrayAsync(session.CancellationToken))
            grant.RevocationReason = null;
        (person.Issuer, person.Subject, person.Name, person.Email) = (null, null, null, null);
        person.ErasedAt ??= session.Now;
        return person;
    }

    private static async Task RemoveContactsAsync(WriteSession session, string email)
    {
        // Compared here: the two databases do not fold the case of all letters alike.
        HubContact[] contacts = await session.Context.HubContacts.Include(contact => contact.Hub)
            .Where(contact => contact.Email != null).ToArrayAsync(session.CancellationToken);
        foreach (HubContact contact in contacts.Where(
            contact => string.Equals(contact.Email, email, StringComparison.OrdinalIgnoreCase)))
        {
            session.Context.Remove(contact);
            // Who read the contacts before cannot write them back unawares.
            session.Touch(contact.Hub);
        }
    }
}
