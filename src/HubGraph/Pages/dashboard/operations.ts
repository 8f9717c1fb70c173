// Made by operations.js.
/** A document that the server knows. */
export interface Operation<Result, Variables> { readonly name: string; readonly id: string; readonly result?: Result; readonly variables?: Variables }

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Which records of Activity; all conditions hold. */
export type ActivityFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<ActivityFilterInput> | null | undefined;
  /** The operator's own reference, unique among its hub's. For integrations and administrators. */
  clientReference?: StringOperationFilterInput | null | undefined;
  /** The commune where it was done. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department where it was done. */
  department?: DepartmentFilterInput | null | undefined;
  /** How long it took, in minutes. */
  durationMinutes?: IntOperationFilterInput | null | undefined;
  /** The hub that did it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The intercommunality where it was done. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** Whether it was made up for demonstration. */
  isDemonstration?: BooleanOperationFilterInput | null | undefined;
  /** The mission that it was for. */
  mission?: MissionFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<ActivityFilterInput> | null | undefined;
  /** The day on which it was done. */
  performedOn?: DateOperationFilterInput | null | undefined;
  /** The region where it was done. */
  region?: RegionFilterInput | null | undefined;
  /** The person who logged it; null where no person did. For integrations and administrators. */
  reportedBy?: PersonFilterInput | null | undefined;
  /** At which territorial scale. */
  scale?: TerritorialScaleOperationFilterInput | null | undefined;
  /** What was done. */
  summary?: StringOperationFilterInput | null | undefined;
  /** Its tags (étiquettes). */
  tags?: StringListOperationFilterInput | null | undefined;
};

/** What records of Activity may be grouped by. */
export type ActivityGrouping =
  /** What it consisted of. */
  | 'ANIMATION_KIND'
  /** The commune where it was done. */
  | 'COMMUNE'
  /** The department where it was done. */
  | 'DEPARTMENT'
  /** The event, where there was one. */
  | 'EVENT'
  /** The form that it took. */
  | 'FORMAT'
  /** The project. */
  | 'FUNDED_PROJECT'
  /** The hub that did it. */
  | 'HUB'
  /** Whose idea it was (à l'initiative de). */
  | 'INITIATIVE'
  /** The intercommunality where it was done. */
  | 'INTERCOMMUNALITY'
  /** Whether it was made up for demonstration. */
  | 'IS_DEMONSTRATION'
  /** The mission that it was for. */
  | 'MISSION'
  /** The region where it was done. */
  | 'REGION'
  /** At which territorial scale. */
  | 'SCALE'
  /** How far the project was. */
  | 'STAGE'
  /** What it consisted of. */
  | 'SUPPORT_KIND';

/** Conditions on a list of records; all of them hold. */
export type ActivityListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: ActivityFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: ActivityFilterInput | null | undefined;
  /** At least one meets it. */
  some?: ActivityFilterInput | null | undefined;
};

/** Which records of AnimationActivity; all conditions hold. */
export type AnimationActivityFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<AnimationActivityFilterInput> | null | undefined;
  /** What it consisted of. */
  animationKind?: AnimationKindOperationFilterInput | null | undefined;
  /** The operator's own reference, unique among its hub's. For integrations and administrators. */
  clientReference?: StringOperationFilterInput | null | undefined;
  /** The commune where it was done. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department where it was done. */
  department?: DepartmentFilterInput | null | undefined;
  /** How long it took, in minutes. */
  durationMinutes?: IntOperationFilterInput | null | undefined;
  /** The event, where there was one. */
  event?: EventFilterInput | null | undefined;
  /** The form that it took. */
  format?: AnimationFormatOperationFilterInput | null | undefined;
  /** The hub that did it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Whose idea it was (à l'initiative de). */
  initiative?: AnimationInitiativeOperationFilterInput | null | undefined;
  /** The intercommunality where it was done. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** Whether it was made up for demonstration. */
  isDemonstration?: BooleanOperationFilterInput | null | undefined;
  /** How many mediators took part (médiateurs). */
  mediators?: IntOperationFilterInput | null | undefined;
  /** The mission that it was for. */
  mission?: MissionFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<AnimationActivityFilterInput> | null | undefined;
  /** How many other actors took part. */
  otherActors?: IntOperationFilterInput | null | undefined;
  /** How many people took part in all. */
  participants?: IntOperationFilterInput | null | undefined;
  /** The day on which it was done. */
  performedOn?: DateOperationFilterInput | null | undefined;
  /** The region where it was done. */
  region?: RegionFilterInput | null | undefined;
  /** The person who logged it; null where no person did. For integrations and administrators. */
  reportedBy?: PersonFilterInput | null | undefined;
  /** At which territorial scale. */
  scale?: TerritorialScaleOperationFilterInput | null | undefined;
  /** How many structures took part. */
  structures?: IntOperationFilterInput | null | undefined;
  /** What was done. */
  summary?: StringOperationFilterInput | null | undefined;
  /** Its tags (étiquettes). */
  tags?: StringListOperationFilterInput | null | undefined;
  /** What it was about (thématiques). */
  themes?: AnimationThemeListOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type AnimationActivityListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: AnimationActivityFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: AnimationActivityFilterInput | null | undefined;
  /** At least one meets it. */
  some?: AnimationActivityFilterInput | null | undefined;
};

/** The form that it took. */
export type AnimationFormat =
  /** An assembly (assemblée). */
  | 'ASSEMBLY'
  /** A committee (comité). */
  | 'COMMITTEE'
  /** A coordination meeting (réunion de coordination). */
  | 'COORDINATION_MEETING'
  /** An exchange (échange). */
  | 'EXCHANGE'
  /** Another format (autre); its text says which. */
  | 'OTHER'
  /** A webinar (webinaire). */
  | 'WEBINAR'
  /** A working group (groupe de travail). */
  | 'WORKING_GROUP';

/** Conditions on a value of type AnimationFormat; all of them hold. Negative operators include null. */
export type AnimationFormatOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: AnimationFormat | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<AnimationFormat> | null | undefined;
  /** Not eq; includes null. */
  neq?: AnimationFormat | null | undefined;
  /** Not in; includes null. */
  nin?: Array<AnimationFormat> | null | undefined;
};

/** Whose idea it was (à l'initiative de). */
export type AnimationInitiative =
  /** The hub's own (initiative propre). */
  | 'OWN'
  /** Requested by others (sur demande). */
  | 'REQUESTED';

/** Conditions on a value of type AnimationInitiative; all of them hold. Negative operators include null. */
export type AnimationInitiativeOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: AnimationInitiative | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<AnimationInitiative> | null | undefined;
  /** Not eq; includes null. */
  neq?: AnimationInitiative | null | undefined;
  /** Not in; includes null. */
  nin?: Array<AnimationInitiative> | null | undefined;
};

/** What animating the territory consisted of. */
export type AnimationKind =
  /** Organising an event (organiser des événements). */
  | 'EVENT_ORGANISATION'
  /** Expertise for local decision makers (apporter une expertise aux décideurs publics locaux). */
  | 'EXPERTISE_FOR_DECISION_MAKERS'
  /** Coordinating a network (animation de réseau). */
  | 'NETWORK_COORDINATION'
  /** Another kind (autre); its text says which. */
  | 'OTHER'
  /** A partnership (partenariat). */
  | 'PARTNERSHIP'
  /** Training of mediation professionals (formation des professionnels de la médiation numérique). */
  | 'TRAINING_OF_PROFESSIONALS';

/** Conditions on a value of type AnimationKind; all of them hold. Negative operators include null. */
export type AnimationKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: AnimationKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<AnimationKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: AnimationKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<AnimationKind> | null | undefined;
};

/** What it was about. */
export type AnimationTheme =
  /** Human resources (ressources humaines). */
  | 'HUMAN_RESOURCES'
  /** The network (réseau). */
  | 'NETWORK'
  /** Another theme (autre); its text says which. */
  | 'OTHER'
  /** Professional practice (pratiques professionnelles). */
  | 'PROFESSIONAL'
  /** Sharing of knowledge (partage). */
  | 'SHARING'
  /** Support (accompagnement). */
  | 'SUPPORT';

/** Conditions on a list of values; all of them hold. */
export type AnimationThemeListOperationFilterInput = {
  /** All values meet it; true of an empty list. */
  all?: AnimationThemeOperationFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: AnimationThemeOperationFilterInput | null | undefined;
  /** At least one meets it. */
  some?: AnimationThemeOperationFilterInput | null | undefined;
};

/** Conditions on a value of type AnimationTheme; all of them hold. Negative operators include null. */
export type AnimationThemeOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: AnimationTheme | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<AnimationTheme> | null | undefined;
  /** Not eq; includes null. */
  neq?: AnimationTheme | null | undefined;
  /** Not in; includes null. */
  nin?: Array<AnimationTheme> | null | undefined;
};

/** Which records of Award; all conditions hold. */
export type AwardFilterInput = {
  /** How much, in euros. */
  amountEuros?: DecimalOperationFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<AwardFilterInput> | null | undefined;
  /** The call that it was given under, where one is known. */
  call?: CallFilterInput | null | undefined;
  /** The hub that got it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** What it is for, in its source's words. */
  label?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<AwardFilterInput> | null | undefined;
  /** Who states it. */
  source?: SourceFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type AwardListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: AwardFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: AwardFilterInput | null | undefined;
  /** At least one meets it. */
  some?: AwardFilterInput | null | undefined;
};

/** Conditions on a value of type Boolean; all of them hold. Negative operators include null. */
export type BooleanOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: boolean | null | undefined;
  /** Not eq; includes null. */
  neq?: boolean | null | undefined;
};

/** Which records of Call; all conditions hold. */
export type CallFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<CallFilterInput> | null | undefined;
  /** The kinds of organisation that it invites to apply. */
  applicantKinds?: OrganisationKindListOperationFilterInput | null | undefined;
  /** The awards under it. */
  awards?: AwardListFilterInput | null | undefined;
  /** The last day for applications. */
  closesOn?: DateOperationFilterInput | null | undefined;
  /** The facts about it that sources contradict, and what is shown of them. */
  conflicts?: ConflictListFilterInput | null | undefined;
  /** All the money of the call (enveloppe), in euros. */
  envelopeEuros?: DecimalOperationFilterInput | null | undefined;
  /** Numbers and dates about it. */
  figures?: FigureListFilterInput | null | undefined;
  /** The hubs that it chose. */
  hubs?: HubListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Which kind of call it is. */
  kind?: CallKindOperationFilterInput | null | undefined;
  /** The missions that it gives to its hubs. */
  missions?: MissionListFilterInput | null | undefined;
  /** What it is called. */
  name?: StringOperationFilterInput | null | undefined;
  /** The first day for applications. */
  opensOn?: DateOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<CallFilterInput> | null | undefined;
  /** Its natural key, such as ami-2020. */
  slug?: StringOperationFilterInput | null | undefined;
  /** The regions that it wants hubs for. */
  targetRegions?: RegionListFilterInput | null | undefined;
};

/** Kinds of call. */
export type CallKind =
  /** Appel à manifestation d'intérêt (AMI). */
  | 'CALL_FOR_EXPRESSIONS_OF_INTEREST'
  /** Appel à projets. */
  | 'CALL_FOR_PROJECTS';

/** Conditions on a value of type CallKind; all of them hold. Negative operators include null. */
export type CallKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: CallKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<CallKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: CallKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<CallKind> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type CallListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: CallFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: CallFilterInput | null | undefined;
  /** At least one meets it. */
  some?: CallFilterInput | null | undefined;
};

/** What a caller may do. */
export type CallerRole =
  /** Runs the programme: reads and writes everything. */
  | 'ADMINISTRATOR'
  /** Came without a token: reads what is public. */
  | 'ANONYMOUS'
  /** A program that reads and exchanges data for all hubs (intégration). */
  | 'INTEGRATION'
  /** Works for hubs, and writes for those that its token names. */
  | 'OPERATOR'
  /** Has a valid token that names no role: reads what is public. */
  | 'READER';

/** Which records of Carrier; all conditions hold. */
export type CarrierFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<CarrierFilterInput> | null | undefined;
  /** Where it has its address. */
  commune?: CommuneFilterInput | null | undefined;
  /** The projects that it holds. */
  fundedProjects?: FundedProjectListFilterInput | null | undefined;
  /** The hubs that it carries, with its roles and dates. */
  hubs?: HubCarrierListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Which kind of organisation it is; null when no source says it. */
  kind?: OrganisationKindOperationFilterInput | null | undefined;
  /** What it is called. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<CarrierFilterInput> | null | undefined;
  /** Its number in the register of associations (répertoire national des associations, RNA). */
  rna?: StringOperationFilterInput | null | undefined;
  /** The number of its establishment, fourteen digits. */
  siret?: StringOperationFilterInput | null | undefined;
  /** Its natural key, made of its name. */
  slug?: StringOperationFilterInput | null | undefined;
};

/** What a carrier is to a hub. */
export type CarrierRole =
  /** Leads the hub (chef de file). */
  | 'LEAD'
  /** Takes part in it (partenaire). */
  | 'PARTNER';

/** Conditions on a value of type CarrierRole; all of them hold. Negative operators include null. */
export type CarrierRoleOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: CarrierRole | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<CarrierRole> | null | undefined;
  /** Not eq; includes null. */
  neq?: CarrierRole | null | undefined;
  /** Not in; includes null. */
  nin?: Array<CarrierRole> | null | undefined;
};

/** What happened to a record. */
export type ChangeKind =
  /** Created. */
  | 'CREATED'
  /** Deleted. */
  | 'DELETED'
  /** Restored after a withdrawal. */
  | 'RESTORED'
  /** Updated. */
  | 'UPDATED'
  /** Withdrawn: left the graph, stays in the history. */
  | 'WITHDRAWN';

/** Which records of Commune; all conditions hold. */
export type CommuneFilterInput = {
  /** What hubs did there. */
  activities?: ActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<CommuneFilterInput> | null | undefined;
  /** INSEE code, five characters; not a postal code. Looking up a former commune's code finds the current commune. */
  code?: StringOperationFilterInput | null | undefined;
  /** What sources claim about who serves it by itself. */
  coverage?: CoverageListFilterInput | null | undefined;
  /** What sources say about days on which no hub serves it. */
  coverageDenials?: CoverageDenialListFilterInput | null | undefined;
  /** Its department. */
  department?: DepartmentFilterInput | null | undefined;
  /** The events there. */
  events?: EventListFilterInput | null | undefined;
  /** The former, delegated and associated communes that it holds. */
  formerCommunes?: FormerCommuneListFilterInput | null | undefined;
  /** The projects there. */
  fundedProjects?: FundedProjectListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Its intercommunality; a few have none. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** Its name. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<CommuneFilterInput> | null | undefined;
  /** How many people live there; null when not known. */
  population?: IntOperationFilterInput | null | undefined;
  /** Its postal codes; other communes may share them. */
  postalCodes?: StringListOperationFilterInput | null | undefined;
  /** Its region. */
  region?: RegionFilterInput | null | undefined;
};

/** Which records of Conflict; all conditions hold. */
export type ConflictFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<ConflictFilterInput> | null | undefined;
  /** The call that it is about, where it is about one. */
  call?: CallFilterInput | null | undefined;
  /** Its natural key. */
  code?: StringOperationFilterInput | null | undefined;
  /** The hub that it is about, where it is about one. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<ConflictFilterInput> | null | undefined;
  /** The region that it is about, where it is about one. */
  region?: RegionFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type ConflictListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: ConflictFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: ConflictFilterInput | null | undefined;
  /** At least one meets it. */
  some?: ConflictFilterInput | null | undefined;
};

/** Which records of CoverageDenial; all conditions hold. */
export type CoverageDenialFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<CoverageDenialFilterInput> | null | undefined;
  /** The day of which its source says it. */
  attestedOn?: DateOperationFilterInput | null | undefined;
  /** The commune, at that scale. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department, at that scale. */
  department?: DepartmentFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The intercommunality, at that scale. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<CoverageDenialFilterInput> | null | undefined;
  /** The region, at that scale. */
  region?: RegionFilterInput | null | undefined;
  /** How large the territory is. */
  scale?: TerritorialScaleOperationFilterInput | null | undefined;
  /** Who states it. */
  source?: SourceFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type CoverageDenialListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: CoverageDenialFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: CoverageDenialFilterInput | null | undefined;
  /** At least one meets it. */
  some?: CoverageDenialFilterInput | null | undefined;
};

/** Which records of Coverage; all conditions hold. */
export type CoverageFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<CoverageFilterInput> | null | undefined;
  /** The day of which its source says it (attesté), the source's own date as a rule; null where it has none. */
  attestedOn?: DateOperationFilterInput | null | undefined;
  /** The commune, at that scale. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department, at that scale. */
  department?: DepartmentFilterInput | null | undefined;
  /** Whether sources conflict about it. */
  disputed?: BooleanOperationFilterInput | null | undefined;
  /** The hub. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The intercommunality, at that scale. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** The last day of which a source says it: not confirmed since. */
  lastAttestedOn?: DateOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<CoverageFilterInput> | null | undefined;
  /** The region, at that scale. */
  region?: RegionFilterInput | null | undefined;
  /** How large the territory is. */
  scale?: TerritorialScaleOperationFilterInput | null | undefined;
  /** Who states it. */
  source?: SourceFilterInput | null | undefined;
  /** Whether it holds on a day. */
  status?: CoverageStatusOnOnOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type CoverageListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: CoverageFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: CoverageFilterInput | null | undefined;
  /** At least one meets it. */
  some?: CoverageFilterInput | null | undefined;
};

/**
 * Whether a claim holds on a day, by what sources say. A source attests its claim on its own day.
 *
 * | the claim | on the day | status |
 * |---|---|---|
 * | has a known beginning | from it on, to its known end or for ever | YES |
 * | has none | first or last that a source attests, between the two, or from there to its known end | YES |
 * | has none | before the first attested or after the last | UNCERTAIN |
 * | has a coarse beginning or end | where that may mean either, unless it is attested | UNCERTAIN |
 * | has no date at all | any | UNCERTAIN |
 * | is disputed | where it would be YES | UNCERTAIN |
 * | has an end, a beginning, or was not before | outside of these | NO_KNOWN_CLAIM |
 *
 * A source may also deny, on its day, that any hub serves the place: a contrary claim.
 *
 * | the claim | on the day | status |
 * |---|---|---|
 * | is known to hold before and after the denial, or on its day | of the denial | UNCERTAIN |
 * | is known to hold only before the denial | from the denial on | NO_KNOWN_CLAIM |
 * | is known to hold only after the denial | to the denial | NO_KNOWN_CLAIM |
 * | has no date at all | of the denial | NO_KNOWN_CLAIM |
 * | is disputed, without a known day | of the denial | UNCERTAIN |
 *
 * Of several claims about a place, the surest counts; where none is left, NO_KNOWN_CLAIM.
 */
export type CoverageStatus =
  /** No claim holds on that day. */
  | 'NO_KNOWN_CLAIM'
  /** A claim may hold on that day: no source speaks of it, only a coarse date does, or sources conflict. */
  | 'UNCERTAIN'
  /** A claim surely holds on that day. */
  | 'YES';

/** Conditions on a value that a day decides; all of them hold. */
export type CoverageStatusOnOnOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: CoverageStatus | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<CoverageStatus> | null | undefined;
  /** Not eq; includes null. */
  neq?: CoverageStatus | null | undefined;
  /** Not in; includes null. */
  nin?: Array<CoverageStatus> | null | undefined;
  /** The day; today in Europe/Paris if not given. */
  on?: string | null | undefined;
};

/** Conditions on a value of type Date; all of them hold. Negative operators include null. */
export type DateOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: string | null | undefined;
  /** Greater. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<string> | null | undefined;
  /** Less. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
  /** Not eq; includes null. */
  neq?: string | null | undefined;
  /** Not gt; includes null. */
  ngt?: string | null | undefined;
  /** Not gte; includes null. */
  ngte?: string | null | undefined;
  /** Not in; includes null. */
  nin?: Array<string> | null | undefined;
  /** Not lt; includes null. */
  nlt?: string | null | undefined;
  /** Not lte; includes null. */
  nlte?: string | null | undefined;
};

/** Conditions on a value of type DateTime; all of them hold. Negative operators include null. */
export type DateTimeOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: string | null | undefined;
  /** Greater. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<string> | null | undefined;
  /** Less. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
  /** Not eq; includes null. */
  neq?: string | null | undefined;
  /** Not gt; includes null. */
  ngt?: string | null | undefined;
  /** Not gte; includes null. */
  ngte?: string | null | undefined;
  /** Not in; includes null. */
  nin?: Array<string> | null | undefined;
  /** Not lt; includes null. */
  nlt?: string | null | undefined;
  /** Not lte; includes null. */
  nlte?: string | null | undefined;
};

/** Conditions on a value of type DateWithPrecision; all of them hold. Negative operators include null. */
export type DateWithPrecisionOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: string | null | undefined;
  /** Greater. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<string> | null | undefined;
  /** Less. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
  /** Not eq; includes null. */
  neq?: string | null | undefined;
  /** Not gt; includes null. */
  ngt?: string | null | undefined;
  /** Not gte; includes null. */
  ngte?: string | null | undefined;
  /** Not in; includes null. */
  nin?: Array<string> | null | undefined;
  /** Not lt; includes null. */
  nlt?: string | null | undefined;
  /** Not lte; includes null. */
  nlte?: string | null | undefined;
};

/** Conditions on a value of type Decimal; all of them hold. Negative operators include null. */
export type DecimalOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: number | null | undefined;
  /** Greater. */
  gt?: number | null | undefined;
  /** Greater or equal. */
  gte?: number | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<number> | null | undefined;
  /** Less. */
  lt?: number | null | undefined;
  /** Less or equal. */
  lte?: number | null | undefined;
  /** Not eq; includes null. */
  neq?: number | null | undefined;
  /** Not gt; includes null. */
  ngt?: number | null | undefined;
  /** Not gte; includes null. */
  ngte?: number | null | undefined;
  /** Not in; includes null. */
  nin?: Array<number> | null | undefined;
  /** Not lt; includes null. */
  nlt?: number | null | undefined;
  /** Not lte; includes null. */
  nlte?: number | null | undefined;
};

/** Which records of Department; all conditions hold. */
export type DepartmentFilterInput = {
  /** What hubs did there. */
  activities?: ActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<DepartmentFilterInput> | null | undefined;
  /** INSEE code, such as 01 for Ain. */
  code?: StringOperationFilterInput | null | undefined;
  /** What sources claim about who serves it, apart from claims about its region. */
  coverage?: CoverageListFilterInput | null | undefined;
  /** What sources say about days on which no hub serves it. */
  coverageDenials?: CoverageDenialListFilterInput | null | undefined;
  /** Whether a hub serves it on a day, by what sources claim. A claim about a part of it does not count; one about a territory that contains it does. Of several, the surest counts. */
  coverageStatus?: CoverageStatusOnOnOperationFilterInput | null | undefined;
  /** The events there. */
  events?: EventListFilterInput | null | undefined;
  /** The projects there. */
  fundedProjects?: FundedProjectListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Its name. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<DepartmentFilterInput> | null | undefined;
  /** How many people live there: the sum of its communes' known populations. */
  population?: IntOperationFilterInput | null | undefined;
  /** The year of that population: of its census, or of the legal populations (populations municipales). */
  populationYear?: IntOperationFilterInput | null | undefined;
  /** Its region. */
  region?: RegionFilterInput | null | undefined;
  /** In which part of the Republic it lies. */
  zone?: TerritoryZoneOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type DepartmentListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: DepartmentFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: DepartmentFilterInput | null | undefined;
  /** At least one meets it. */
  some?: DepartmentFilterInput | null | undefined;
};

/** Which records of Event; all conditions hold. */
export type EventFilterInput = {
  /** What the hub logged about it. */
  activities?: AnimationActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<EventFilterInput> | null | undefined;
  /** The commune where it takes place. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department where it takes place. */
  department?: DepartmentFilterInput | null | undefined;
  /** When it ends, UTC; null where that is not known. */
  endsAt?: DateTimeOperationFilterInput | null | undefined;
  /** Its last day there, where it is known and endsAt is not. */
  endsOn?: DateOperationFilterInput | null | undefined;
  /** What sort of event it is. */
  eventKind?: EventKindOperationFilterInput | null | undefined;
  /** How people take part. */
  format?: EventFormatOperationFilterInput | null | undefined;
  /** The hub that reports it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Whether it was made up for demonstration. */
  isDemonstration?: BooleanOperationFilterInput | null | undefined;
  /** The mission that it is for. */
  mission?: MissionFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<EventFilterInput> | null | undefined;
  /** Who organises it. */
  organisers?: StringListOperationFilterInput | null | undefined;
  /** How many people came; null while not known. */
  participants?: IntOperationFilterInput | null | undefined;
  /** The region where it takes place. */
  region?: RegionFilterInput | null | undefined;
  /** Who states it, where that is not the hub itself. */
  source?: SourceFilterInput | null | undefined;
  /** When it starts, UTC; null where only its day is known. Sorts by startsOn then, as if it began with the day. */
  startsAt?: DateTimeOperationFilterInput | null | undefined;
  /** The day on which it starts where it takes place. */
  startsOn?: DateOperationFilterInput | null | undefined;
  /** Where it stands. */
  status?: EventStatusOperationFilterInput | null | undefined;
  /** What it is called. */
  title?: StringOperationFilterInput | null | undefined;
};

/** How people take part. */
export type EventFormat =
  /** Both (hybride). */
  | 'HYBRID'
  /** In person (présentiel). */
  | 'IN_PERSON'
  /** Online (distanciel). */
  | 'ONLINE';

/** Conditions on a value of type EventFormat; all of them hold. Negative operators include null. */
export type EventFormatOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: EventFormat | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<EventFormat> | null | undefined;
  /** Not eq; includes null. */
  neq?: EventFormat | null | undefined;
  /** Not in; includes null. */
  nin?: Array<EventFormat> | null | undefined;
};

/** Sorts of event. */
export type EventKind =
  /** About digital inclusion (inclusion numérique). */
  | 'DIGITAL_INCLUSION'
  /** For the general public (grand public). */
  | 'GENERAL_PUBLIC'
  /** A local edition of Numérique en Commun[s] (NEC local). */
  | 'LOCAL_NEC'
  /** A national event (événement national). */
  | 'NATIONAL'
  /** Another kind (autre); its text says which. */
  | 'OTHER'
  /** A training (formation). */
  | 'TRAINING';

/** Conditions on a value of type EventKind; all of them hold. Negative operators include null. */
export type EventKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: EventKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<EventKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: EventKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<EventKind> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type EventListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: EventFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: EventFilterInput | null | undefined;
  /** At least one meets it. */
  some?: EventFilterInput | null | undefined;
};

/** Where an event stands. */
export type EventStatus =
  /** Cancelled (annulé). */
  | 'CANCELLED'
  /** Held (tenu). */
  | 'HELD'
  /** Scheduled (prévu). */
  | 'SCHEDULED';

/** Conditions on a value of type EventStatus; all of them hold. Negative operators include null. */
export type EventStatusOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: EventStatus | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<EventStatus> | null | undefined;
  /** Not eq; includes null. */
  neq?: EventStatus | null | undefined;
  /** Not in; includes null. */
  nin?: Array<EventStatus> | null | undefined;
};

/** Which records of Figure; all conditions hold. */
export type FigureFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<FigureFilterInput> | null | undefined;
  /** The call that it is about, where it is about one. */
  call?: CallFilterInput | null | undefined;
  /** Its natural key, such as people-far-from-digital. */
  code?: StringOperationFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** What it is of, in French. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<FigureFilterInput> | null | undefined;
  /** Who states it. */
  source?: SourceFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type FigureListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: FigureFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: FigureFilterInput | null | undefined;
  /** At least one meets it. */
  some?: FigureFilterInput | null | undefined;
};

/** Which records of FormerCommune; all conditions hold. */
export type FormerCommuneFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<FormerCommuneFilterInput> | null | undefined;
  /** INSEE code that is no longer, or not fully, a commune's. */
  code?: StringOperationFilterInput | null | undefined;
  /** The current commune. */
  commune?: CommuneFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Its name, where the source has it. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<FormerCommuneFilterInput> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type FormerCommuneListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: FormerCommuneFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: FormerCommuneFilterInput | null | undefined;
  /** At least one meets it. */
  some?: FormerCommuneFilterInput | null | undefined;
};

/** Which records of FundedProject; all conditions hold. */
export type FundedProjectFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<FundedProjectFilterInput> | null | undefined;
  /** How many people benefit. */
  beneficiaries?: IntOperationFilterInput | null | undefined;
  /** Its budget, in euros. */
  budgetEuros?: DecimalOperationFilterInput | null | undefined;
  /** The holder, where it is a carrier of hubs. */
  carrier?: CarrierFilterInput | null | undefined;
  /** The operator's own reference, or La Coop's, unique among its hub's. For integrations and administrators. */
  clientReference?: StringOperationFilterInput | null | undefined;
  /** The commune where it takes place. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department where it takes place. */
  department?: DepartmentFilterInput | null | undefined;
  /** Its last day. */
  endsOn?: DateOperationFilterInput | null | undefined;
  /** The requests to funders, and their outcomes (plan de financement). */
  fundingLines?: FundingLineListFilterInput | null | undefined;
  /** Who holds it (porteur de projet). */
  holderName?: StringOperationFilterInput | null | undefined;
  /** The hub that supports it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Whether it lies in the programme Action Cœur de Ville. */
  inActionCoeurDeVille?: BooleanOperationFilterInput | null | undefined;
  /** Whether it lies in a priority neighbourhood (quartier prioritaire de la politique de la ville, QPV). */
  inPriorityNeighbourhood?: BooleanOperationFilterInput | null | undefined;
  /** Whether it lies in a rural revitalisation zone (France Ruralités Revitalisation, FRR). */
  inRuralRevitalisation?: BooleanOperationFilterInput | null | undefined;
  /** Whether it was made up for demonstration. */
  isDemonstration?: BooleanOperationFilterInput | null | undefined;
  /** What it looks for, in its holder's words (besoins). */
  needs?: StringListOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<FundedProjectFilterInput> | null | undefined;
  /** The region where it takes place. */
  region?: RegionFilterInput | null | undefined;
  /** Its first day. */
  startsOn?: DateOperationFilterInput | null | undefined;
  /** Where it stands. */
  status?: FundedProjectStatusOperationFilterInput | null | undefined;
  /** How hubs supported it (accompagnements). */
  supports?: ProjectSupportActivityListFilterInput | null | undefined;
  /** What it is called. */
  title?: StringOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type FundedProjectListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: FundedProjectFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: FundedProjectFilterInput | null | undefined;
  /** At least one meets it. */
  some?: FundedProjectFilterInput | null | undefined;
};

/** Where a project stands. */
export type FundedProjectStatus =
  /** Abandoned (abandonné). */
  | 'ABANDONED'
  /** Completed (terminé). */
  | 'COMPLETED'
  /** Funded, not yet begun (financé). */
  | 'FUNDED'
  /** In progress (en cours). */
  | 'IN_PROGRESS'
  /** Proposed, not yet funded (proposé). */
  | 'PROPOSED';

/** Conditions on a value of type FundedProjectStatus; all of them hold. Negative operators include null. */
export type FundedProjectStatusOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: FundedProjectStatus | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<FundedProjectStatus> | null | undefined;
  /** Not eq; includes null. */
  neq?: FundedProjectStatus | null | undefined;
  /** Not in; includes null. */
  nin?: Array<FundedProjectStatus> | null | undefined;
};

/** Which records of FundingLine; all conditions hold. */
export type FundingLineFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<FundingLineFilterInput> | null | undefined;
  /** When it was decided. */
  decidedOn?: DateOperationFilterInput | null | undefined;
  /** The project. */
  fundedProject?: FundedProjectFilterInput | null | undefined;
  /** Who is asked (financeur). */
  funder?: StringOperationFilterInput | null | undefined;
  /** How much is granted, in euros. */
  grantedEuros?: DecimalOperationFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<FundingLineFilterInput> | null | undefined;
  /** How much is asked for, in euros. */
  requestedEuros?: DecimalOperationFilterInput | null | undefined;
  /** How it stands. */
  status?: FundingStatusOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type FundingLineListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: FundingLineFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: FundingLineFilterInput | null | undefined;
  /** At least one meets it. */
  some?: FundingLineFilterInput | null | undefined;
};

/** How a request for funding was decided. */
export type FundingStatus =
  /** Accepted (accordée). */
  | 'ACCEPTED'
  /** Refused (refusée). */
  | 'REFUSED'
  /** Submitted (déposée). */
  | 'SUBMITTED'
  /** Under review (en instruction). */
  | 'UNDER_REVIEW';

/** Conditions on a value of type FundingStatus; all of them hold. Negative operators include null. */
export type FundingStatusOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: FundingStatus | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<FundingStatus> | null | undefined;
  /** Not eq; includes null. */
  neq?: FundingStatus | null | undefined;
  /** Not in; includes null. */
  nin?: Array<FundingStatus> | null | undefined;
};

/** Which records of HubCarrier; all conditions hold. */
export type HubCarrierFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<HubCarrierFilterInput> | null | undefined;
  /** The day of which its source says it (attesté), the source's own date as a rule; null where it has none. */
  attestedOn?: DateOperationFilterInput | null | undefined;
  /** The carrier. */
  carrier?: CarrierFilterInput | null | undefined;
  /** The hub. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The last day of which a source says it: not confirmed since. */
  lastAttestedOn?: DateOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<HubCarrierFilterInput> | null | undefined;
  /** The carrier's name as that source prints it, misprints included; null where it prints the carrier's own. */
  printedName?: StringOperationFilterInput | null | undefined;
  /** What the carrier is to the hub; null when no source says it. */
  role?: CarrierRoleOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type HubCarrierListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: HubCarrierFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: HubCarrierFilterInput | null | undefined;
  /** At least one meets it. */
  some?: HubCarrierFilterInput | null | undefined;
};

/** Which records of Hub; all conditions hold. */
export type HubFilterInput = {
  /** What it did. */
  activities?: ActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<HubFilterInput> | null | undefined;
  /** The sum of the awards that a source states, in euros, not the whole where others are not known; null when none is known. */
  awardedEuros?: DecimalOperationFilterInput | null | undefined;
  /** The money that it was given. */
  awards?: AwardListFilterInput | null | undefined;
  /** The call that chose it; null when none is known. */
  call?: CallFilterInput | null | undefined;
  /** The organisations that carry it, with their roles and dates (porteurs). */
  carriers?: HubCarrierListFilterInput | null | undefined;
  /** Its last day, as precisely as a source says it. Filters take a month or a year as its first moment: 2024-06 is less than 2024-06-01. */
  closedOn?: DateWithPrecisionOperationFilterInput | null | undefined;
  /** The facts about it that sources contradict, and what is shown of them. */
  conflicts?: ConflictListFilterInput | null | undefined;
  /** The territories that sources say it serves. */
  coverage?: CoverageListFilterInput | null | undefined;
  /** Its events. */
  events?: EventListFilterInput | null | undefined;
  /** The projects that it supports. */
  fundedProjects?: FundedProjectListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Its missions with their dates and sources. */
  missionPeriods?: HubMissionListFilterInput | null | undefined;
  /** Its missions. */
  missions?: MissionListFilterInput | null | undefined;
  /** Its name. */
  name?: StringOperationFilterInput | null | undefined;
  /** Its number in its call's list, if it has one. */
  number?: IntOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<HubFilterInput> | null | undefined;
  /** Its other names, former or parallel. */
  otherNames?: HubNameListFilterInput | null | undefined;
  /** The regions that sources say it serves as a whole. */
  regions?: RegionListFilterInput | null | undefined;
  /** Its natural key, such as hub-du-sud. */
  slug?: StringOperationFilterInput | null | undefined;
  /** Whether it is at work; null when no source says it. */
  status?: HubStatusOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type HubListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: HubFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: HubFilterInput | null | undefined;
  /** At least one meets it. */
  some?: HubFilterInput | null | undefined;
};

/** Which records of HubMission; all conditions hold. */
export type HubMissionFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<HubMissionFilterInput> | null | undefined;
  /** The hub. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The mission. */
  mission?: MissionFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<HubMissionFilterInput> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type HubMissionListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: HubMissionFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: HubMissionFilterInput | null | undefined;
  /** At least one meets it. */
  some?: HubMissionFilterInput | null | undefined;
};

/** Which records of HubName; all conditions hold. */
export type HubNameFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<HubNameFilterInput> | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The name. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<HubNameFilterInput> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type HubNameListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: HubNameFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: HubNameFilterInput | null | undefined;
  /** At least one meets it. */
  some?: HubNameFilterInput | null | undefined;
};

/** Whether a hub is at work; known only where a source says it. */
export type HubStatus =
  /** At work (en activité). */
  | 'ACTIVE'
  /** Closed (fermé). */
  | 'CLOSED';

/** Conditions on a value of type HubStatus; all of them hold. Negative operators include null. */
export type HubStatusOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: HubStatus | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<HubStatus> | null | undefined;
  /** Not eq; includes null. */
  neq?: HubStatus | null | undefined;
  /** Not in; includes null. */
  nin?: Array<HubStatus> | null | undefined;
};

/** Conditions on a value of type ID; all of them hold. Negative operators include null. */
export type IdOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: string | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<string> | null | undefined;
  /** Not eq; includes null. */
  neq?: string | null | undefined;
  /** Not in; includes null. */
  nin?: Array<string> | null | undefined;
};

/** Conditions on a value of type Int; all of them hold. Negative operators include null. */
export type IntOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: number | null | undefined;
  /** Greater. */
  gt?: number | null | undefined;
  /** Greater or equal. */
  gte?: number | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<number> | null | undefined;
  /** Less. */
  lt?: number | null | undefined;
  /** Less or equal. */
  lte?: number | null | undefined;
  /** Not eq; includes null. */
  neq?: number | null | undefined;
  /** Not gt; includes null. */
  ngt?: number | null | undefined;
  /** Not gte; includes null. */
  ngte?: number | null | undefined;
  /** Not in; includes null. */
  nin?: Array<number> | null | undefined;
  /** Not lt; includes null. */
  nlt?: number | null | undefined;
  /** Not lte; includes null. */
  nlte?: number | null | undefined;
};

/** Which records of Intercommunality; all conditions hold. */
export type IntercommunalityFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<IntercommunalityFilterInput> | null | undefined;
  /** What sources claim about who serves it. */
  coverage?: CoverageListFilterInput | null | undefined;
  /** What sources say about days on which no hub serves it. */
  coverageDenials?: CoverageDenialListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Which kind it is. */
  kind?: IntercommunalityKindOperationFilterInput | null | undefined;
  /** Its name. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<IntercommunalityFilterInput> | null | undefined;
  /** How many people live there: the sum of its communes' known populations. */
  population?: IntOperationFilterInput | null | undefined;
  /** Its SIREN, nine digits. */
  siren?: StringOperationFilterInput | null | undefined;
};

/** Kinds of intercommunality (EPCI à fiscalité propre). */
export type IntercommunalityKind =
  /** Communauté d'agglomération (CA). */
  | 'AGGLOMERATION_COMMUNITY'
  /** Communauté de communes (CC). */
  | 'COMMUNITY_OF_COMMUNES'
  /** Métropole, the statutory one of Lyon included. */
  | 'METROPOLIS'
  /** Communauté urbaine (CU). */
  | 'URBAN_COMMUNITY';

/** Conditions on a value of type IntercommunalityKind; all of them hold. Negative operators include null. */
export type IntercommunalityKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: IntercommunalityKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<IntercommunalityKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: IntercommunalityKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<IntercommunalityKind> | null | undefined;
};

/** Which records of Mission; all conditions hold. */
export type MissionFilterInput = {
  /** What hubs did for it. */
  activities?: ActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<MissionFilterInput> | null | undefined;
  /** The calls that give it. */
  calls?: CallListFilterInput | null | undefined;
  /** Its natural key, such as ANIMATE_TERRITORY. */
  code?: StringOperationFilterInput | null | undefined;
  /** The events for it. */
  events?: EventListFilterInput | null | undefined;
  /** The hubs that have it. */
  hubs?: HubListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** What it is called. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<MissionFilterInput> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type MissionListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: MissionFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: MissionFilterInput | null | undefined;
  /** At least one meets it. */
  some?: MissionFilterInput | null | undefined;
};

/** Which records of Omission; all conditions hold. */
export type OmissionFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<OmissionFilterInput> | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<OmissionFilterInput> | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type OmissionListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: OmissionFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: OmissionFilterInput | null | undefined;
  /** At least one meets it. */
  some?: OmissionFilterInput | null | undefined;
};

/** Kinds of organisation that apply to a call or carry a hub. */
export type OrganisationKind =
  /** An association under the law of 1901 (association). */
  | 'ASSOCIATION'
  /** A local authority (collectivité territoriale). */
  | 'LOCAL_AUTHORITY'
  /** Another kind (autre). */
  | 'OTHER'
  /** A private company (entreprise privée). */
  | 'PRIVATE_COMPANY'
  /** A public operator (opérateur public). */
  | 'PUBLIC_OPERATOR';

/** Conditions on a list of values; all of them hold. */
export type OrganisationKindListOperationFilterInput = {
  /** All values meet it; true of an empty list. */
  all?: OrganisationKindOperationFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: OrganisationKindOperationFilterInput | null | undefined;
  /** At least one meets it. */
  some?: OrganisationKindOperationFilterInput | null | undefined;
};

/** Conditions on a value of type OrganisationKind; all of them hold. Negative operators include null. */
export type OrganisationKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: OrganisationKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<OrganisationKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: OrganisationKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<OrganisationKind> | null | undefined;
};

/** Which records of Person; all conditions hold. */
export type PersonFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<PersonFilterInput> | null | undefined;
  /** Where to write to. */
  email?: StringOperationFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** What they are called. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<PersonFilterInput> | null | undefined;
};

/** Which records of ProjectSupportActivity; all conditions hold. */
export type ProjectSupportActivityFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<ProjectSupportActivityFilterInput> | null | undefined;
  /** The operator's own reference, unique among its hub's. For integrations and administrators. */
  clientReference?: StringOperationFilterInput | null | undefined;
  /** The commune where it was done. */
  commune?: CommuneFilterInput | null | undefined;
  /** The department where it was done. */
  department?: DepartmentFilterInput | null | undefined;
  /** How long it took, in minutes. */
  durationMinutes?: IntOperationFilterInput | null | undefined;
  /** The project. */
  fundedProject?: FundedProjectFilterInput | null | undefined;
  /** The hub that did it. */
  hub?: HubFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** The intercommunality where it was done. */
  intercommunality?: IntercommunalityFilterInput | null | undefined;
  /** Whether it was made up for demonstration. */
  isDemonstration?: BooleanOperationFilterInput | null | undefined;
  /** The mission that it was for. */
  mission?: MissionFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<ProjectSupportActivityFilterInput> | null | undefined;
  /** The day on which it was done. */
  performedOn?: DateOperationFilterInput | null | undefined;
  /** The region where it was done. */
  region?: RegionFilterInput | null | undefined;
  /** The person who logged it; null where no person did. For integrations and administrators. */
  reportedBy?: PersonFilterInput | null | undefined;
  /** At which territorial scale. */
  scale?: TerritorialScaleOperationFilterInput | null | undefined;
  /** How far the project was. */
  stage?: SupportStageOperationFilterInput | null | undefined;
  /** What was done. */
  summary?: StringOperationFilterInput | null | undefined;
  /** What it consisted of. */
  supportKind?: SupportKindOperationFilterInput | null | undefined;
  /** Its tags (étiquettes). */
  tags?: StringListOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type ProjectSupportActivityListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: ProjectSupportActivityFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: ProjectSupportActivityFilterInput | null | undefined;
  /** At least one meets it. */
  some?: ProjectSupportActivityFilterInput | null | undefined;
};

/** Which records of Region; all conditions hold. */
export type RegionFilterInput = {
  /** What hubs did there. */
  activities?: ActivityListFilterInput | null | undefined;
  /** All of these hold; an empty list is no condition. */
  and?: Array<RegionFilterInput> | null | undefined;
  /** INSEE code, such as 53 for Bretagne. */
  code?: StringOperationFilterInput | null | undefined;
  /** The facts about it that sources contradict, and what is shown of them. */
  conflicts?: ConflictListFilterInput | null | undefined;
  /** What sources claim about who serves it as a whole. */
  coverage?: CoverageListFilterInput | null | undefined;
  /** What sources say about days on which no hub serves it. */
  coverageDenials?: CoverageDenialListFilterInput | null | undefined;
  /** Whether a hub serves it on a day, by what sources claim. A claim about a part of it does not count; one about a territory that contains it does. Of several, the surest counts. */
  coverageStatus?: CoverageStatusOnOnOperationFilterInput | null | undefined;
  /** Its departments. */
  departments?: DepartmentListFilterInput | null | undefined;
  /** The events there. */
  events?: EventListFilterInput | null | undefined;
  /** The projects there. */
  fundedProjects?: FundedProjectListFilterInput | null | undefined;
  /** The hubs that sources say serve it as a whole. */
  hubs?: HubListFilterInput | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** Its name. */
  name?: StringOperationFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<RegionFilterInput> | null | undefined;
  /** How many people live there: the sum of its communes' known populations. */
  population?: IntOperationFilterInput | null | undefined;
  /** The year of that population: of its census, or of the legal populations (populations municipales). */
  populationYear?: IntOperationFilterInput | null | undefined;
  /** The calls that want hubs for it. */
  targetedBy?: CallListFilterInput | null | undefined;
  /** In which part of the Republic it lies. */
  zone?: TerritoryZoneOperationFilterInput | null | undefined;
};

/** Conditions on a list of records; all of them hold. */
export type RegionListFilterInput = {
  /** All records meet it; true of an empty list. */
  all?: RegionFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: RegionFilterInput | null | undefined;
  /** At least one meets it. */
  some?: RegionFilterInput | null | undefined;
};

/** What a search finds. */
export type SearchType =
  /** A carrier (porteur). */
  | 'CARRIER'
  /** A commune (commune). */
  | 'COMMUNE'
  /** A department (département). */
  | 'DEPARTMENT'
  /** An event (événement). */
  | 'EVENT'
  /** A funded project (projet financé). */
  | 'FUNDED_PROJECT'
  /** A hub, by all its names. */
  | 'HUB'
  /** An intercommunality (intercommunalité). */
  | 'INTERCOMMUNALITY'
  /** A region (région). */
  | 'REGION';

/** Which records of Source; all conditions hold. */
export type SourceFilterInput = {
  /** All of these hold; an empty list is no condition. */
  and?: Array<SourceFilterInput> | null | undefined;
  /** By id. */
  id?: IdOperationFilterInput | null | undefined;
  /** What it states and the graph leaves out, with the reason. */
  omissions?: OmissionListFilterInput | null | undefined;
  /** One of these holds; an empty list is no condition. */
  or?: Array<SourceFilterInput> | null | undefined;
  /** When it was published, if it says so. */
  publishedOn?: DateOperationFilterInput | null | undefined;
  /** Who published it. */
  publisher?: StringOperationFilterInput | null | undefined;
  /** Its natural key, such as press-release. */
  slug?: StringOperationFilterInput | null | undefined;
  /** What it is called. */
  title?: StringOperationFilterInput | null | undefined;
};

/** Conditions on a list of values; all of them hold. */
export type StringListOperationFilterInput = {
  /** All values meet it; true of an empty list. */
  all?: StringOperationFilterInput | null | undefined;
  /** Whether there is any. */
  any?: boolean | null | undefined;
  /** None meets it. */
  none?: StringOperationFilterInput | null | undefined;
  /** At least one meets it. */
  some?: StringOperationFilterInput | null | undefined;
};

/** Conditions on a value of type String; all of them hold. Negative operators include null. */
export type StringOperationFilterInput = {
  /** Contains this text; % and _ are plain characters. */
  contains?: string | null | undefined;
  /** Ends with this text. */
  endsWith?: string | null | undefined;
  /** Equal; null is equal to null. */
  eq?: string | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<string> | null | undefined;
  /** Not contains; includes null. */
  ncontains?: string | null | undefined;
  /** Not endsWith; includes null. */
  nendsWith?: string | null | undefined;
  /** Not eq; includes null. */
  neq?: string | null | undefined;
  /** Not in; includes null. */
  nin?: Array<string> | null | undefined;
  /** Not startsWith; includes null. */
  nstartsWith?: string | null | undefined;
  /** Starts with this text. */
  startsWith?: string | null | undefined;
};

/** What supporting a project consisted of. */
export type SupportKind =
  /** Engineering (ingénierie). */
  | 'ENGINEERING'
  /** Evaluation (évaluation). */
  | 'EVALUATION'
  /** An expert's view (regard d'expert). */
  | 'EXPERT_REVIEW'
  /** Search for funding (recherche de financement). */
  | 'FUNDING_SEARCH'
  /** Impetus (donner l’impulsion nécessaire). */
  | 'IMPETUS'
  /** Bringing people together (mise en réseau). */
  | 'NETWORKING'
  /** Another kind (autre); its text says which. */
  | 'OTHER';

/** Conditions on a value of type SupportKind; all of them hold. Negative operators include null. */
export type SupportKindOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: SupportKind | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<SupportKind> | null | undefined;
  /** Not eq; includes null. */
  neq?: SupportKind | null | undefined;
  /** Not in; includes null. */
  nin?: Array<SupportKind> | null | undefined;
};

/** How far the project was when it was supported. */
export type SupportStage =
  /** Being deployed (déploiement). */
  | 'DEPLOYMENT'
  /** Being designed (conception). */
  | 'DESIGN'
  /** Being evaluated (évaluation). */
  | 'EVALUATION'
  /** Looking for funding (financement). */
  | 'FUNDING'
  /** An idea (idée). */
  | 'IDEA'
  /** In operation (fonctionnement). */
  | 'OPERATION';

/** Conditions on a value of type SupportStage; all of them hold. Negative operators include null. */
export type SupportStageOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: SupportStage | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<SupportStage> | null | undefined;
  /** Not eq; includes null. */
  neq?: SupportStage | null | undefined;
  /** Not in; includes null. */
  nin?: Array<SupportStage> | null | undefined;
};

/** How large a territory is spoken of (échelle territoriale). */
export type TerritorialScale =
  /** A commune (commune). */
  | 'COMMUNE'
  /** A department (département). */
  | 'DEPARTMENT'
  /** An intercommunality (intercommunalité). */
  | 'INTERCOMMUNALITY'
  /** The whole country (national). */
  | 'NATIONAL'
  /** A region (région). */
  | 'REGION';

/** Conditions on a value of type TerritorialScale; all of them hold. Negative operators include null. */
export type TerritorialScaleOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: TerritorialScale | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<TerritorialScale> | null | undefined;
  /** Not eq; includes null. */
  neq?: TerritorialScale | null | undefined;
  /** Not in; includes null. */
  nin?: Array<TerritorialScale> | null | undefined;
};

/** Where in the Republic a region or department lies, as INSEE's files tell it apart. */
export type TerritoryZone =
  /** Metropolitan France, Corsica included. */
  | 'METROPOLITAN'
  /** Overseas collectivities (COM) and others. */
  | 'OVERSEAS_COLLECTIVITY'
  /** Overseas departments and regions (DROM). */
  | 'OVERSEAS_REGION';

/** Conditions on a value of type TerritoryZone; all of them hold. Negative operators include null. */
export type TerritoryZoneOperationFilterInput = {
  /** Equal; null is equal to null. */
  eq?: TerritoryZone | null | undefined;
  /** Among these; none is among an empty list. */
  in?: Array<TerritoryZone> | null | undefined;
  /** Not eq; includes null. */
  neq?: TerritoryZone | null | undefined;
  /** Not in; includes null. */
  nin?: Array<TerritoryZone> | null | undefined;
};

export type ActivityBreakdownQueryVariables = Exact<{
  from: string;
  to: string;
  by: Array<ActivityGrouping> | ActivityGrouping;
  hub?: string | null | undefined;
  region?: RegionFilterInput | null | undefined;
  mission?: MissionFilterInput | null | undefined;
}>;


export type ActivityBreakdownQuery = { activityStatistics: { totalCount: number, nodes: Array<{ animationKind: AnimationKind | null, supportKind: SupportKind | null, count: number, hub: { slug: string, name: string } | null, region: { code: string, name: string } | null, mission: { code: string, name: string } | null, durationMinutes: { sum: number | null }, participants: { sum: number | null } }> } | null };

export type ActivityCurveQueryVariables = Exact<{
  from: string;
  to: string;
  hub?: string | null | undefined;
  region?: RegionFilterInput | null | undefined;
  mission?: MissionFilterInput | null | undefined;
}>;


export type ActivityCurveQuery = { activityStatistics: { total: { count: number, hubCount: number, durationMinutes: { sum: number | null }, participants: { sum: number | null } }, nodes: Array<{ count: number, hubCount: number, period: { start: string, end: string } | null, durationMinutes: { sum: number | null }, participants: { sum: number | null } }> } | null };

export type WorkFragment = { count: number, hubCount: number, durationMinutes: { sum: number | null }, participants: { sum: number | null } };

export type MonthOfWorkFragment = { count: number, hubCount: number, durationMinutes: { sum: number | null }, participants: { sum: number | null } };

export type CallSheetQueryVariables = Exact<{
  slug: string;
}>;


export type CallSheetQuery = { call: { name: string, kind: CallKind, opensOn: string | null, closesOn: string | null, envelopeEuros: number | null, baseGrantEuros: number | null, awardedEuros: number | null, remainingEuros: number | null, applicantKinds: Array<OrganisationKind>, laureateCount: number | null, laureatesAnnouncedOn: string | null, applicationsEmail: string | null, url: string | null, bonuses: { nodes: Array<{ code: string, name: string, amountEuros: number }> }, targetRegions: { nodes: Array<{ code: string, name: string }> }, missions: { nodes: Array<{ code: string, name: string }> }, hubs: { totalCount: number, nodes: Array<{ slug: string, name: string, awardedEuros: number | null }> } } | null };

export type CallsAndAwardsQueryVariables = Exact<{ [key: string]: never; }>;


export type CallsAndAwardsQuery = { calls: { nodes: Array<{ slug: string, name: string, issuer: string | null, opensOn: string | null, envelopeEuros: number | null, awardedEuros: number | null, remainingEuros: number | null, knownAwardCount: number | null, laureateCount: number | null, source: { title: string, publisher: string, url: string | null } }> } | null, hubs: { totalCount: number, nodes: Array<{ slug: string, name: string, awardedEuros: number | null, call: { slug: string } | null, awards: { nodes: Array<{ amountEuros: number, label: string | null, awardedOn: string | null, call: { slug: string } | null, source: { title: string, publisher: string, url: string | null } | null }> } }> } | null, awardStatistics: { total: { count: number, hubCount: number, amountEuros: { sum: number | null } } } | null };

export type MoneyOriginFragment = { title: string, publisher: string, url: string | null };

export type CommuneCopyQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CommuneCopyQuery = { communes: { nodes: Array<{ id: string, code: string, name: string, population: number | null, postalCodes: Array<string>, department: { code: string } | null, intercommunality: { siren: string } | null, formerCommunes: { nodes: Array<{ code: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CommunesByNameQueryVariables = Exact<{
  name: string;
  hyphenated: string;
  first?: number | null | undefined;
}>;


export type CommunesByNameQuery = { communes: { totalCount: number, nodes: Array<{ code: string, name: string, population: number | null, department: { code: string, name: string } | null }> } | null };

export type CommunesByPostalCodeQueryVariables = Exact<{
  postalCode: string;
}>;


export type CommunesByPostalCodeQuery = { communes: { nodes: Array<{ code: string, name: string, population: number | null, postalCodes: Array<string>, intercommunality: { siren: string, name: string } | null, department: { code: string, name: string, region: { code: string, name: string } } | null }> } | null };

export type CoverageMapQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type CoverageMapQuery = { nationalCoverage: { on: string, population: number, coveredPopulation: number } | null, regions: { nodes: Array<{ code: string, name: string, zone: TerritoryZone, population: number | null, coverageStatus: CoverageStatus, hubs: { nodes: Array<{ slug: string, name: string }> }, departments: { nodes: Array<{ code: string, name: string, population: number | null, coverageStatus: CoverageStatus }> } }> } | null };

export type EventsAgendaQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  hub?: string | null | undefined;
  region?: RegionFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsAgendaQuery = { events: { totalCount: number, edges: Array<{ cursor: string, node: { title: string, eventKind: EventKind, format: EventFormat, status: EventStatus, startsAt: string | null, endsAt: string | null, startsOn: string, endsOn: string | null, timeZone: string, venue: string | null, organisers: Array<string>, hub: { slug: string, name: string }, commune: { code: string, name: string } | null, source: { title: string, url: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type FollowActivitiesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  types?: Array<string> | string | null | undefined;
  hub?: string | null | undefined;
  region?: string | null | undefined;
}>;


export type FollowActivitiesSubscription = { activityLogged: { cursor: string, activity:
      | { __typename: 'AnimationActivity', animationKind: AnimationKind, participants: number | null, id: string, performedOn: string, durationMinutes: number, summary: string, hub: { slug: string, name: string }, commune: { name: string } | null }
      | { __typename: 'ProjectSupportActivity', supportKind: SupportKind, id: string, performedOn: string, durationMinutes: number, summary: string, fundedProject: { title: string }, hub: { slug: string, name: string }, commune: { name: string } | null }
     | null } | null };

export type FollowChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  types?: Array<string> | string | null | undefined;
  hub?: string | null | undefined;
  region?: string | null | undefined;
}>;


export type FollowChangesSubscription = { changes: { cursor: string, change: { kind: ChangeKind, recordType: string, recordId: string | null, hub: { slug: string } | null, record:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       | null } | null } | null };

export type FollowEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  hub?: string | null | undefined;
  region?: string | null | undefined;
}>;


export type FollowEventsSubscription = { eventChanged: { cursor: string, change: { kind: ChangeKind } | null, event: { id: string, title: string, status: EventStatus, startsAt: string | null, endsAt: string | null, startsOn: string, commune: { name: string } | null, hub: { slug: string } } | null } | null };

export type FundedProjectsQueryVariables = Exact<{
  contains: string;
  first?: number | null | undefined;
}>;


export type FundedProjectsQuery = { fundedProjects: { totalCount: number, nodes: Array<{ title: string, holderName: string, status: FundedProjectStatus, budgetEuros: number | null, needs: Array<string>, inPriorityNeighbourhood: boolean, fundingLines: { nodes: Array<{ funder: string, requestedEuros: number | null, grantedEuros: number | null, status: FundingStatus }> } }> } | null };

export type HubDirectoryQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HubDirectoryQuery = { hubs: { totalCount: number, nodes: Array<{ id: string, slug: string, name: string, number: number | null, website: string | null, call: { slug: string, name: string } | null, otherNames: { nodes: Array<{ name: string }> }, carriers: { nodes: Array<{ position: number, role: CarrierRole | null, carrier: { slug: string, name: string, kind: OrganisationKind | null } }> }, regions: { nodes: Array<{ code: string, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type HubHistoryQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HubHistoryQuery = { hub: { name: string, version: number, history: { totalCount: number, nodes: Array<{ kind: ChangeKind, at: string, recordType: string, before: unknown, after: unknown, actor: { name: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HubSheetQueryVariables = Exact<{
  slug: string;
}>;


export type HubSheetQuery = { hub: { id: string, slug: string, name: string, number: number | null, status: HubStatus | null, closedOn: string | null, note: string | null, website: string | null, coveredPopulation: number, awardedEuros: number | null, nameSource: { slug: string, title: string, publisher: string, url: string | null } | null, otherNames: { nodes: Array<{ name: string, since: string | null, until: string | null }> }, statusSource: { slug: string, title: string, publisher: string, url: string | null } | null, call: { slug: string, name: string, opensOn: string | null } | null, missions: { nodes: Array<{ code: string, name: string, tasks: Array<string> }> }, coverage: { nodes: Array<{ scale: TerritorialScale, status: CoverageStatus, since: string | null, notBefore: string | null, until: string | null, disputed: boolean, lastAttestedOn: string | null, region: { code: string, name: string, population: number | null } | null, department: { code: string, name: string, population: number | null } | null, intercommunality: { siren: string, name: string } | null, commune: { code: string, name: string, population: number | null } | null, source: { slug: string, title: string, publisher: string, url: string | null } | null, lastAttestedSource: { slug: string, title: string, publisher: string, url: string | null } | null }> }, carriers: { nodes: Array<{ role: CarrierRole | null, status: CoverageStatus, since: string | null, until: string | null, carrier: { name: string, kind: OrganisationKind | null }, source: { slug: string, title: string, publisher: string, url: string | null } | null }> }, awards: { nodes: Array<{ amountEuros: number, label: string | null, awardedOn: string | null, source: { slug: string, title: string, publisher: string, url: string | null } | null }> }, conflicts: { nodes: Array<{ code: string, subject: string, subjectInFrench: string, shown: string, shownInFrench: string, sides: { nodes: Array<{ statement: string, source: { slug: string, title: string, publisher: string, url: string | null } }> } }> } } | null };

export type BothSidesFragment = { code: string, subject: string, subjectInFrench: string, shown: string, shownInFrench: string, sides: { nodes: Array<{ statement: string, source: { slug: string, title: string, publisher: string, url: string | null } }> } };

export type OriginFragment = { slug: string, title: string, publisher: string, url: string | null };

export type KeepInStepQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number | null | undefined;
  types?: Array<string> | string | null | undefined;
  hub?: string | null | undefined;
}>;


export type KeepInStepQuery = { changes: { nodes: Array<{ kind: ChangeKind, recordType: string, recordId: string | null, record:
        | { period: string | null, version: number, id: string, achievementStatement: string, achievementCall: { id: string }, achievementSource: { id: string } }
        | { animationKind: AnimationKind, durationMinutes: number, initiative: AnimationInitiative | null, isDemonstration: boolean, mediators: number | null, otherActors: number | null, otherAnimationKind: string | null, otherFormat: string | null, otherTheme: string | null, participants: number | null, performedOn: string, scale: TerritorialScale, structures: number | null, tags: Array<string>, themes: Array<AnimationTheme>, version: number, id: string, animationActivityFormat: AnimationFormat | null, animationActivitySummary: string, animationActivityCommune: { id: string } | null, department: { id: string } | null, event: { id: string } | null, animationActivityHub: { id: string }, intercommunality: { id: string } | null, animationActivityMission: { id: string } | null, animationActivityRegion: { id: string } | null }
        | { amountEuros: number, awardedOn: string | null, label: string | null, version: number, id: string, awardCall: { id: string } | null, awardHub: { id: string }, awardSource: { id: string } | null }
        | { applicantKinds: Array<OrganisationKind>, applicantNote: string | null, applicationsEmail: string | null, awardedEuros: number | null, baseGrantEuros: number | null, bonusNote: string | null, closesOn: string | null, envelopeEuros: number | null, isTargetListOpen: boolean, issuer: string | null, knownAwardCount: number | null, laureateCount: number | null, laureatesAnnouncedOn: string | null, opensOn: string | null, partners: Array<string>, perimeterNote: string | null, remainingEuros: number | null, slug: string, targetNote: string | null, url: string | null, version: number, id: string, callKind: CallKind, callName: string, laureateSource: { id: string } | null, missions: { nodes: Array<{ id: string }> }, callSource: { id: string }, targetRegions: { nodes: Array<{ id: string }> } }
        | { amountEuros: number, code: string, condition: string | null, version: number, id: string, callBonusName: string, callBonusCall: { id: string } }
        | { rna: string | null, siret: string | null, slug: string, version: number, id: string, carrierKind: OrganisationKind | null, carrierName: string, carrierCommune: { id: string } | null }
        | { code: string, population: number | null, populationYear: number | null, postalCodes: Array<string>, version: number, id: string, communeName: string, department: { id: string } | null, intercommunality: { id: string } | null, communeRegion: { id: string } | null }
        | { code: string, shown: string, shownInFrench: string, subject: string, subjectInFrench: string, version: number, id: string, conflictCall: { id: string } | null, conflictHub: { id: string } | null, conflictRegion: { id: string } | null }
        | { position: number, version: number, id: string, conflictSideStatement: string, conflict: { id: string }, conflictSideSource: { id: string } }
        | { disputed: boolean, lastAttestedOn: string | null, notBefore: string | null, scale: TerritorialScale, since: string | null, until: string | null, version: number, id: string, coverageAttestedOn: string | null, coverageStatus: CoverageStatus, coverageCommune: { id: string } | null, department: { id: string } | null, coverageHub: { id: string }, intercommunality: { id: string } | null, lastAttestedSource: { id: string } | null, coverageRegion: { id: string } | null, sinceSource: { id: string } | null, coverageSource: { id: string } | null, untilSource: { id: string } | null }
        | { scale: TerritorialScale, version: number, id: string, coverageDenialAttestedOn: string, coverageDenialStatement: string | null, coverageDenialCommune: { id: string } | null, department: { id: string } | null, intercommunality: { id: string } | null, coverageDenialRegion: { id: string } | null, coverageDenialSource: { id: string } | null }
        | { code: string, coverageStatus: CoverageStatus, population: number | null, populationTable: string | null, populationYear: number | null, version: number, zone: TerritoryZone, id: string, departmentName: string, departmentRegion: { id: string }, seat: { id: string } | null }
        | { cancellationReason: string | null, endsAt: string | null, endsOn: string | null, eventKind: EventKind, isDemonstration: boolean, label: string | null, organisers: Array<string>, otherKind: string | null, participants: number | null, startsAt: string | null, timeZone: string, title: string, venue: string | null, version: number, id: string, eventFormat: EventFormat, eventStartsOn: string, eventStatus: EventStatus, eventSummary: string | null, eventCommune: { id: string } | null, department: { id: string } | null, eventHub: { id: string }, eventMission: { id: string } | null, eventRegion: { id: string } | null, eventSource: { id: string } | null }
        | { asOf: string | null, code: string, unit: string | null, value: number | null, version: number, id: string, figureName: string, figureStatement: string, figureCall: { id: string } | null, figureSource: { id: string } }
        | { code: string, version: number, id: string, formerCommuneName: string | null, formerCommuneCommune: { id: string } }
        | { beneficiaries: number | null, budgetEuros: number | null, endsOn: string | null, holderName: string, inActionCoeurDeVille: boolean, inPriorityNeighbourhood: boolean, inRuralRevitalisation: boolean, isDemonstration: boolean, needs: Array<string>, title: string, version: number, id: string, fundedProjectStartsOn: string | null, fundedProjectStatus: FundedProjectStatus, fundedProjectSummary: string | null, fundedProjectCarrier: { id: string } | null, fundedProjectCommune: { id: string } | null, department: { id: string } | null, fundedProjectHub: { id: string }, fundedProjectRegion: { id: string } | null }
        | { decidedOn: string | null, funder: string, grantedEuros: number | null, requestedEuros: number | null, version: number, id: string, fundingLineStatus: FundingStatus, fundedProject: { id: string } }
        | { awardedEuros: number | null, closedOn: string | null, coveredPopulation: number, knownAwardCount: number | null, nameAttestedOn: string | null, note: string | null, number: number | null, slug: string, statusAttestedOn: string | null, version: number, website: string | null, id: string, hubName: string, hubStatus: HubStatus | null, hubCall: { id: string } | null, nameSource: { id: string } | null, statusSource: { id: string } | null }
        | { lastAttestedOn: string | null, position: number, printedName: string | null, role: CarrierRole | null, since: string | null, until: string | null, version: number, id: string, hubCarrierAttestedOn: string | null, hubCarrierStatus: CoverageStatus, hubCarrierCarrier: { id: string }, hubCarrierHub: { id: string }, lastAttestedSource: { id: string } | null, hubCarrierSource: { id: string } | null }
        | { since: string | null, until: string | null, version: number, id: string, hubMissionHub: { id: string }, hubMissionMission: { id: string }, hubMissionSource: { id: string } | null }
        | { lastAttestedOn: string | null, since: string | null, until: string | null, version: number, id: string, hubNameAttestedOn: string | null, hubNameName: string, hubNameStatus: CoverageStatus, hubNameHub: { id: string }, lastAttestedSource: { id: string } | null, hubNameSource: { id: string } | null }
        | { population: number | null, siren: string, version: number, id: string, intercommunalityKind: IntercommunalityKind, intercommunalityName: string }
        | { code: string, tasks: Array<string>, version: number, id: string, missionName: string, missionStatement: string | null, calls: { nodes: Array<{ id: string }> }, missionSource: { id: string } }
        | { entry: string, reason: string, reasonInFrench: string, version: number, id: string, omissionSource: { id: string } }
        | { durationMinutes: number, isDemonstration: boolean, otherSupportKind: string | null, performedOn: string, scale: TerritorialScale, stage: SupportStage | null, supportKind: SupportKind, tags: Array<string>, version: number, id: string, projectSupportActivitySummary: string, projectSupportActivityCommune: { id: string } | null, department: { id: string } | null, fundedProject: { id: string }, projectSupportActivityHub: { id: string }, intercommunality: { id: string } | null, projectSupportActivityMission: { id: string } | null, projectSupportActivityRegion: { id: string } | null }
        | { code: string, coverageStatus: CoverageStatus, coveredPopulation: number, population: number | null, populationTable: string | null, populationYear: number | null, version: number, zone: TerritoryZone, id: string, regionName: string, seat: { id: string } | null, targetedBy: { nodes: Array<{ id: string }> } }
        | { publishedOn: string | null, publisher: string, slug: string, title: string, url: string | null, version: number, id: string }
       | null }> | null, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LatestActivitiesQueryVariables = Exact<{
  first?: number | null | undefined;
  withTags?: boolean | null | undefined;
}>;


export type LatestActivitiesQuery = { activities: { nodes: Array<
      | { __typename: 'AnimationActivity', animationKind: AnimationKind, format: AnimationFormat | null, themes: Array<AnimationTheme>, participants: number | null, performedOn: string, durationMinutes: number, scale: TerritorialScale, summary: string, tags?: Array<string>, event: { title: string } | null, hub: { slug: string, name: string }, commune: { name: string } | null }
      | { __typename: 'ProjectSupportActivity', supportKind: SupportKind, stage: SupportStage | null, performedOn: string, durationMinutes: number, scale: TerritorialScale, summary: string, tags?: Array<string>, fundedProject: { title: string, hub: { slug: string } }, hub: { slug: string, name: string }, commune: { name: string } | null }
    > } | null };

export type MoneyByFunderQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type MoneyByFunderQuery = { fundingLineStatistics: { totalCount: number, total: { fundedProjectCount: number, requestedEuros: { sum: number | null }, grantedEuros: { sum: number | null } }, nodes: Array<{ funder: string | null, count: number, fundedProjectCount: number, requestedEuros: { sum: number | null }, grantedEuros: { sum: number | null, average: number | null, max: number | null } }> } | null, fundedProjectStatistics: { nodes: Array<{ status: FundedProjectStatus | null, count: number, budgetEuros: { sum: number | null } }> } | null, awardStatistics: { nodes: Array<{ hubCount: number, call: { slug: string, name: string } | null, amountEuros: { sum: number | null } }> } | null };

export type NationalMapQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type NationalMapQuery = { regions: { totalCount: number, nodes: Array<{ code: string, name: string, zone: TerritoryZone, population: number | null, coverageStatus: CoverageStatus, hubs: { nodes: Array<{ slug: string, name: string }> } }> } | null };

export type RecordsByIdQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type RecordsByIdQuery = { nodes: Array<
    | { __typename: 'Achievement', id: string }
    | { __typename: 'AnimationActivity', id: string }
    | { __typename: 'Award', id: string }
    | { __typename: 'Call', id: string }
    | { __typename: 'CallBonus', id: string }
    | { __typename: 'Carrier', slug: string, name: string, id: string }
    | { __typename: 'Commune', id: string }
    | { __typename: 'Conflict', id: string }
    | { __typename: 'ConflictSide', id: string }
    | { __typename: 'Coverage', id: string }
    | { __typename: 'CoverageDenial', id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Figure', id: string }
    | { __typename: 'FormerCommune', id: string }
    | { __typename: 'FundedProject', id: string }
    | { __typename: 'FundingLine', id: string }
    | { __typename: 'Hub', slug: string, name: string, id: string }
    | { __typename: 'HubCarrier', id: string }
    | { __typename: 'HubMission', id: string }
    | { __typename: 'HubName', id: string }
    | { __typename: 'Intercommunality', id: string }
    | { __typename: 'Mission', id: string }
    | { __typename: 'Omission', id: string }
    | { __typename: 'ProjectSupportActivity', id: string }
    | { __typename: 'Region', code: string, name: string, id: string }
    | { __typename: 'Source', id: string }
   | null> | null };

export type RegionReportQueryVariables = Exact<{
  code: string;
  from: string;
  to: string;
}>;


export type RegionReportQuery = { region: { code: string, name: string, zone: TerritoryZone, population: number | null, populationYear: number | null, coverageStatus: CoverageStatus, coveredPopulation: number, coverage: { nodes: Array<{ status: CoverageStatus, since: string | null, notBefore: string | null, until: string | null, disputed: boolean, lastAttestedOn: string | null, hub: { slug: string, name: string }, source: { title: string, publisher: string, url: string | null } | null, lastAttestedSource: { title: string, publisher: string, url: string | null } | null }> }, coverageDenials: { nodes: Array<{ attestedOn: string, statement: string | null, source: { title: string, publisher: string, url: string | null } | null }> }, targetedBy: { nodes: Array<{ slug: string, name: string }> }, conflicts: { nodes: Array<{ code: string, subject: string, subjectInFrench: string, shown: string, shownInFrench: string, sides: { nodes: Array<{ statement: string, source: { title: string, publisher: string, url: string | null } }> } }> }, hubs: { nodes: Array<{ slug: string, name: string, animations: { totalCount: number }, fundedProjects: { totalCount: number, nodes: Array<{ title: string, status: FundedProjectStatus, budgetEuros: number | null, supports: { nodes: Array<{ performedOn: string, supportKind: SupportKind, durationMinutes: number }> } }> } }> }, held: { totalCount: number, nodes: Array<{ label: string | null, participants: number | null, commune: { name: string } | null }> } } | null };

export type ReportOriginFragment = { title: string, publisher: string, url: string | null };

export type ReportConflictFragment = { code: string, subject: string, subjectInFrench: string, shown: string, shownInFrench: string, sides: { nodes: Array<{ statement: string, source: { title: string, publisher: string, url: string | null } }> } };

export type SearchQueryVariables = Exact<{
  query: string;
  types?: Array<SearchType> | SearchType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ score: number, title: Array<{ text: string, isMatch: boolean }>, snippet: Array<{ text: string, isMatch: boolean }> | null, node:
        | { __typename: 'Carrier', slug: string }
        | { __typename: 'Commune', code: string, department: { name: string } | null }
        | { __typename: 'Department', code: string }
        | { __typename: 'Event', startsOn: string, hub: { name: string } }
        | { __typename: 'FundedProject', status: FundedProjectStatus, hub: { name: string } }
        | { __typename: 'Hub', slug: string }
        | { __typename: 'Intercommunality', siren: string }
        | { __typename: 'Region', code: string }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type TopHubsQueryVariables = Exact<{
  from: string;
  to: string;
  first?: number | null | undefined;
}>;


export type TopHubsQuery = { activityStatistics: { totalCount: number, nodes: Array<{ count: number, communeCount: number, fundedProjectCount: number, hub: { slug: string, name: string, eventStatistics: { nodes: Array<{ eventKind: EventKind | null, count: number, participants: { sum: number | null } }> } } | null, durationMinutes: { sum: number | null, average: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: CallerRole, name: string | null, mutations: Array<string>, hubs: { nodes: Array<{ slug: string, name: string }> } | null } };

export type WhiteZonesQueryVariables = Exact<{
  on: string;
}>;


export type WhiteZonesQuery = { uncovered: { totalCount: number, population: number, uncoveredPopulation: number, nodes: Array<{ code: string, name: string, population: number | null, uncoveredPopulation: number | null }>, uncertain: Array<{ code: string, name: string, population: number | null, uncoveredPopulation: number | null }> } | null, communes: { totalCount: number, uncertainCount: number, nodes: Array<{ code: string, name: string, population: number | null, department: { name: string } | null }> } | null, nationalCoverage: { population: number, coveredPopulation: number } | null };

export type WhoServesQueryVariables = Exact<{
  commune: string;
  on?: string | null | undefined;
}>;


export type WhoServesQuery = { coverage: Array<{ on: string, status: CoverageStatus, scale: TerritorialScale | null, lastAttestedOn: string | null, commune: { code: string, name: string } | null, department: { code: string, name: string } | null, region: { code: string, name: string } | null, hubs: Array<{ slug: string, name: string, website: string | null }> | null, claims: Array<{ since: string | null, notBefore: string | null, until: string | null, disputed: boolean, hub: { slug: string }, source: { title: string, publisher: string, url: string | null } | null }> | null, lastAttestedSource: { title: string, publisher: string, url: string | null } | null, denials: Array<{ statement: string | null, source: { title: string, publisher: string, url: string | null } | null }> | null }> | null };

export const activityBreakdown: Operation<ActivityBreakdownQuery, ActivityBreakdownQueryVariables> = { name: 'activity-breakdown', id: 'sha256:d4abce02c696bb25fb502fe2fba09cf9fe2d29f7615dab53440b8d767f49a2c8' };
export const activityCurve: Operation<ActivityCurveQuery, ActivityCurveQueryVariables> = { name: 'activity-curve', id: 'sha256:a1485e3887ea2cad1e9f15204d51de4a0cc87cabd22ea21a4e430be81a03d487' };
export const callSheet: Operation<CallSheetQuery, CallSheetQueryVariables> = { name: 'call-sheet', id: 'sha256:d46e0e0e7334e773e242da0027327c3eb0b8eb0646e407eca386604fda108ec9' };
export const callsAndAwards: Operation<CallsAndAwardsQuery, CallsAndAwardsQueryVariables> = { name: 'calls-and-awards', id: 'sha256:65a70ce226c8087c3e6a3838771522fec9d448cebfc16bb9439cbfa24922d6fc' };
export const communeCopy: Operation<CommuneCopyQuery, CommuneCopyQueryVariables> = { name: 'commune-copy', id: 'sha256:166023b8b71d12577da398d77b2f8d1e1c76f0aca45f224f371962d229657deb' };
export const communesByName: Operation<CommunesByNameQuery, CommunesByNameQueryVariables> = { name: 'communes-by-name', id: 'sha256:736cdf1936f83bfd29673e44b6a83d9ad202688c3fb626ee8eb768e9a8da307d' };
export const communesByPostalCode: Operation<CommunesByPostalCodeQuery, CommunesByPostalCodeQueryVariables> = { name: 'communes-by-postal-code', id: 'sha256:8398ea49462b42deed45170d96c22114b30b31f8c4c10f720d1a7f57d4f24502' };
export const coverageMap: Operation<CoverageMapQuery, CoverageMapQueryVariables> = { name: 'coverage-map', id: 'sha256:a40376138912dfbec814b52050baef69e32615032e8589fe22a45f14f1daf4c7' };
export const eventsAgenda: Operation<EventsAgendaQuery, EventsAgendaQueryVariables> = { name: 'events-agenda', id: 'sha256:c3e36681da612040f4ae8d5fd6653d219590a6c17526fedce03ec4b3836cd6b3' };
export const followActivities: Operation<FollowActivitiesSubscription, FollowActivitiesSubscriptionVariables> = { name: 'follow-activities', id: 'sha256:baed290c8c3fd80a8f34a3c5d789446ca91c545773837c85bd9295798549c719' };
export const followChanges: Operation<FollowChangesSubscription, FollowChangesSubscriptionVariables> = { name: 'follow-changes', id: 'sha256:836a3210bf65bbeae4785e14dcaae5af4904b308fc9f275929597fc61d9d8901' };
export const followEvents: Operation<FollowEventsSubscription, FollowEventsSubscriptionVariables> = { name: 'follow-events', id: 'sha256:57b617aa0cbf4d359bfc4e914a4ea8ebf747b0331628cd78776ede5565147831' };
export const fundedProjects: Operation<FundedProjectsQuery, FundedProjectsQueryVariables> = { name: 'funded-projects', id: 'sha256:e38700e83af484693af070de8ff6bf3112d0b53ac951498b031f7ab4ab72e5a3' };
export const hubDirectory: Operation<HubDirectoryQuery, HubDirectoryQueryVariables> = { name: 'hub-directory', id: 'sha256:15ce9995e1dea8d909b2a2c2651e172843aacc4eac845f28247bd547195d2af4' };
export const hubHistory: Operation<HubHistoryQuery, HubHistoryQueryVariables> = { name: 'hub-history', id: 'sha256:f4099841ebe5d387fe060380d68fe5083737797a9408153eae17d32c7becb61d' };
export const hubSheet: Operation<HubSheetQuery, HubSheetQueryVariables> = { name: 'hub-sheet', id: 'sha256:eb1fe7cfa0634eabeb5f1f01a69407802a55a1f98fcb7843f808d22599260026' };
export const keepInStep: Operation<KeepInStepQuery, KeepInStepQueryVariables> = { name: 'keep-in-step', id: 'sha256:4cabe506eac79e844d3088f2076a66031eb85b04b08d1055f603ee4521faf86a' };
export const latestActivities: Operation<LatestActivitiesQuery, LatestActivitiesQueryVariables> = { name: 'latest-activities', id: 'sha256:e5332d3eecc82a09b392147040965781a58c43420459e18088c094ec42f3276d' };
export const moneyByFunder: Operation<MoneyByFunderQuery, MoneyByFunderQueryVariables> = { name: 'money-by-funder', id: 'sha256:0fa25212a3b96da6c07ffb0e1edfd3d26e95107e36927afecc239aed706cfb00' };
export const nationalMap: Operation<NationalMapQuery, NationalMapQueryVariables> = { name: 'national-map', id: 'sha256:9986f8bf8ad5c0faec2519da21b8dac06fe2b51a34d3d113464def66fad5d0ca' };
export const recordsById: Operation<RecordsByIdQuery, RecordsByIdQueryVariables> = { name: 'records-by-id', id: 'sha256:8020c207291cdf65fcb73edfb4f04bba8aa3ad5b9ebd7122d5509fd0380aab71' };
export const regionReport: Operation<RegionReportQuery, RegionReportQueryVariables> = { name: 'region-report', id: 'sha256:499d41b568f74412b9641a6a51e4c344b0c1ba668ee5cd3a1bbb44aaa7455d4a' };
export const search: Operation<SearchQuery, SearchQueryVariables> = { name: 'search', id: 'sha256:d1bb6b18d02601180bb34fd8e623c3cb49cbfdcfe99e2ff69e7d97ba1c2dd3e7' };
export const topHubs: Operation<TopHubsQuery, TopHubsQueryVariables> = { name: 'top-hubs', id: 'sha256:46e8c79ea74f681ecf2555bc087e3fc1a4c23e1c6f6a60eff173826cde664b28' };
export const viewer: Operation<ViewerQuery, ViewerQueryVariables> = { name: 'viewer', id: 'sha256:92a662e3b5ea912490c28c21b4e9d2fd04f70681137d8d69e085fa6860385e9f' };
export const whiteZones: Operation<WhiteZonesQuery, WhiteZonesQueryVariables> = { name: 'white-zones', id: 'sha256:65a00a9bd86e3d3387bc70cb050b5df1954de18589baf4c5cd67495244469683' };
export const whoServes: Operation<WhoServesQuery, WhoServesQueryVariables> = { name: 'who-serves', id: 'sha256:cb65f697cc38a70833904b6bd778b1e303e322dcd5e2f7cf932d71c95c66641a' };
