namespace HubGraph.Exports;

/// <summary>
/// All datasets. Columns are only ever added, at any place: their names are a promise. What is restricted in the graph cannot
/// stand here.
/// </summary>
internal static class ExportList
{
    private static readonly ExportField[] s_hub = [new("hub.slug", "bretagne"), new("hub.name", "Hub Bretagne")];
    private static readonly ExportField[] s_mission = [new("mission.code", "ANIMATE_TERRITORY"), new("mission.name", "Animer le territoire")];
    private static readonly ExportField[] s_commune = [new("commune.code", "35238"), new("commune.name", "Rennes")];
    private static readonly ExportField[] s_intercommunality = [new("intercommunality.siren", "243500139"), new("intercommunality.name", "Rennes Métropole")];
    private static readonly ExportField[] s_department = [new("department.code", "35"), new("department.name", "Ille-et-Vilaine")];
    private static readonly ExportField[] s_region = [new("region.code", "53"), new("region.name", "Bretagne")];

    public static IReadOnlyList<Export> All { get; } =
    [
        new("hubs", "Hub", "Hubs pour un numérique inclusif",
        [
            new("id"), new("slug", "bretagne"), new("name", "Hub Bretagne"), new("number", "3"), new("status"), new("closedOn"),
            new("note", "Les sources ne s'accordent pas."), new("website", "https://hub.example"), new("call.slug", "ami-2020"),
            new("missions.code", "ANIMATE_TERRITORY|SUPPORT_PROJECTS", "mission_codes"),
            new("carriers.carrier.slug", "association-exemple", "carrier_slugs"),
            new("carriers.carrier.siret", "73282932000074", "carrier_sirets"),
            new("regions.code", "53", "region_codes"),
            new("awardedEuros"),
        ]),
        new("carriers", "Carrier", "Porteurs des hubs",
        [
            new("id"), new("slug", "association-exemple"), new("name", "Association Exemple"), new("kind"), new("siret", "73282932000074"), new("rna", "W123456789"),
            .. s_commune, new("commune.department.code", "35", "department_code"), new("commune.region.code", "53", "region_code"),
            new("hubs.hub.slug", "bretagne", "hub_slugs"),
        ]),
        new("coverage", "Coverage", "Périmètres des hubs",
        [
            new("id"), .. s_hub, new("scale"), .. s_region, .. s_department, .. s_intercommunality, .. s_commune,
            new("since"), new("sinceSource.slug", "press-release"), new("notBefore"), new("until"), new("disputed"), new("attestedOn"), new("lastAttestedOn"),
            new("source.slug", "press-release"), new("source.title", "Communiqué de presse"), new("source.url", "https://source.example"),
        ]),
        new("funded-projects", "FundedProject", "Projets financés",
        [
            new("id"), new("title", "Passeport numérique"), new("summary", "Des ateliers dans les communes rurales."), new("status"), .. s_hub,
            new("holderName", "Association Exemple"), new("carrier.slug", "association-exemple"), new("carrier.siret", "73282932000074"),
            .. s_commune, .. s_department, .. s_region, new("startsOn"), new("endsOn"), new("budgetEuros"), new("beneficiaries", "120"),
            new("inPriorityNeighbourhood"), new("inActionCoeurDeVille"), new("inRuralRevitalisation"), new("needs", "Financement|Locaux"), new("isDemonstration"),
        ]),
        new("events", "Event", "Événements des hubs",
        [
            new("id"), new("title", "Rencontre des médiateurs"), new("summary", "Une journée d'échanges."), new("eventKind"), new("otherKind", "Salon"), new("format"),
            new("status"), new("cancellationReason", "Neige"), .. s_hub, .. s_mission, new("startsAt"), new("endsAt"), new("timeZone", "Europe/Paris"), new("startsOn"),
            new("endsOn"), new("venue", "Maison des associations"), .. s_commune, .. s_department, .. s_region, new("organisers", "Hub Bretagne|Association Exemple"),
            new("participants", "45"), new("source.slug", "nec974"), new("source.url", "https://source.example"), new("isDemonstration"),
        ]),
        new("activities", "Activity", "Actions des hubs",
        [
            new("id"), new("__typename", Name: "activity_type"), new("performedOn"), new("durationMinutes", "180"), .. s_hub, .. s_mission, new("scale"),
            .. s_commune, .. s_intercommunality, .. s_department, .. s_region, new("summary", "Réunion du réseau des médiateurs"), new("tags", "réseau|médiation"),
            new("animationKind"), new("otherAnimationKind", "Exposition"), new("format"), new("otherFormat", "Visite"), new("initiative"),
            new("themes"), new("otherTheme", "Accessibilité"), new("mediators", "12"), new("structures", "5"), new("otherActors", "2"), new("participants", "20"),
            new("event.id"), new("event.title", "Rencontre des médiateurs"), new("fundedProject.id"), new("fundedProject.title", "Passeport numérique"),
            new("supportKind"), new("otherSupportKind", "Conseil"), new("stage"), new("isDemonstration"),
        ]),
    ];
}
