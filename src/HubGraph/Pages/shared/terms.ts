// What the graph's names are called.
import type {
  AnimationFormat, AnimationInitiative, AnimationKind, AnimationTheme, EventFormat, EventKind, EventStatus, FundedProjectStatus, FundingStatus, SupportKind, SupportStage,
} from './operations.ts';
import { say } from './words.ts';

export const ANIMATIONS: Record<AnimationKind, string> = {
  EVENT_ORGANISATION: say('Organisation d’un événement', 'Organising an event'),
  EXPERTISE_FOR_DECISION_MAKERS: say('Expertise auprès des décideurs', 'Expertise for decision makers'),
  NETWORK_COORDINATION: say('Coordination du réseau', 'Network coordination'),
  PARTNERSHIP: say('Partenariat', 'Partnership'),
  TRAINING_OF_PROFESSIONALS: say('Formation de professionnels', 'Training of professionals'),
  OTHER: say('Autre animation', 'Other animation'),
};
export const SUPPORTS: Record<SupportKind, string> = {
  ENGINEERING: say('Ingénierie de projet', 'Project engineering'),
  EVALUATION: say('Évaluation de projet', 'Project evaluation'),
  EXPERT_REVIEW: say('Regard d’expert sur un projet', 'Expert review of a project'),
  FUNDING_SEARCH: say('Recherche de financements', 'Search for funding'),
  IMPETUS: say('Impulsion d’un projet', 'Impetus to a project'),
  NETWORKING: say('Mise en relation', 'Networking'),
  OTHER: say('Autre accompagnement', 'Other support'),
};
export const FORMATS: Record<AnimationFormat, string> = {
  ASSEMBLY: say('Assemblée', 'Assembly'),
  COMMITTEE: say('Comité', 'Committee'),
  COORDINATION_MEETING: say('Réunion de coordination', 'Coordination meeting'),
  EXCHANGE: say('Échange', 'Exchange'),
  WEBINAR: say('Webinaire', 'Webinar'),
  WORKING_GROUP: say('Groupe de travail', 'Working group'),
  OTHER: say('Autre format', 'Other format'),
};
export const INITIATIVES: Record<AnimationInitiative, string> = {
  OWN: say('Du hub', 'The hub’s'),
  REQUESTED: say('Sur demande', 'Requested'),
};
export const THEMES: Record<AnimationTheme, string> = {
  NETWORK: say('Réseau', 'Network'),
  SHARING: say('Partage', 'Sharing'),
  SUPPORT: say('Soutien', 'Support'),
  PROFESSIONAL: say('Parcours professionnel', 'Professional path'),
  HUMAN_RESOURCES: say('Ressources humaines', 'Human resources'),
  OTHER: say('Autre thème', 'Other theme'),
};
export const STAGES: Record<SupportStage, string> = {
  IDEA: say('Idée', 'Idea'),
  DESIGN: say('Conception', 'Design'),
  FUNDING: say('Financement', 'Funding'),
  DEPLOYMENT: say('Déploiement', 'Deployment'),
  OPERATION: say('Fonctionnement', 'Operation'),
  EVALUATION: say('Évaluation', 'Evaluation'),
};
export const EVENT_KINDS: Record<EventKind, string> = {
  GENERAL_PUBLIC: say('Grand public', 'General public'),
  DIGITAL_INCLUSION: say('Inclusion numérique', 'Digital inclusion'),
  TRAINING: say('Formation', 'Training'),
  LOCAL_NEC: say('NEC local', 'Local NEC'),
  NATIONAL: say('Événement national', 'National event'),
  OTHER: say('Autre événement', 'Other event'),
};
export const EVENT_FORMATS: Record<EventFormat, string> = {
  IN_PERSON: say('Sur place', 'In person'),
  ONLINE: say('À distance', 'Online'),
  HYBRID: say('Hybride', 'Hybrid'),
  UNSPECIFIED: say('Non précisé', 'Not told'),
};
export const EVENT_STATUSES: Record<EventStatus, string> = {
  SCHEDULED: say('prévu', 'scheduled'),
  HELD: say('tenu', 'held'),
  CANCELLED: say('annulé', 'cancelled'),
};
export const PROJECT_STATUSES: Record<FundedProjectStatus, string> = {
  PROPOSED: say('proposé', 'proposed'),
  FUNDED: say('financé', 'funded'),
  IN_PROGRESS: say('en cours', 'in progress'),
  COMPLETED: say('terminé', 'completed'),
  ABANDONED: say('abandonné', 'abandoned'),
};
export const FUNDING_STATUSES: Record<FundingStatus, string> = {
  SUBMITTED: say('déposée', 'submitted'),
  UNDER_REVIEW: say('en instruction', 'under review'),
  ACCEPTED: say('accordée', 'accepted'),
  REFUSED: say('refusée', 'refused'),
};
