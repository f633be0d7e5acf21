import type { ButtonIntent, Intent } from '../domain/intent.ts';
import type { Names } from './names.ts';

/** Words that say nothing by themselves: a sentence of these and one that tells what it is about is about the project. */
const around = wordsIn(`
  ik we wij me mij ons onze je jij u jullie jou jouw mijn dit dat deze die het de een er hier nu nog al eens even ff maar ook wel dan toch
  eigenlijk precies weer graag misschien nou zo dus alweer tot toe bij van voor met in op om aan te naar over hiermee daarmee ermee
  is zijn was waren heb heeft hebben had kan kun kunnen mag mogen wil willen wilt zou zouden moet moeten laat laten geef geven krijg
  krijgen zie zien toon tonen weten hoor alles allemaal alsjeblieft svp aub
  project bot lessenbot les lessen kaart kaarten kanaal team`);
const ours = '(?:kaart|kaarten|les|lessen)';
const theirs = '(?:project|bot|lessenbot|lessen|kaarten)';
const when =
  'vandaag gisteren vanochtend vanmorgen morgen week weken maand keer dag laatste afgelopen vorige volgende hierna straks daarna maandag dinsdag woensdag donderdag vrijdag';

/** What a sentence is about, the words by which that is known, and what else may stand in it. */
type Topic = {
  readonly intent: Intent;
  readonly cue: RegExp;
  readonly also: ReadonlySet<string>;
  readonly offer?: string;
};

const topic = (intent: Intent, cues: readonly string[], also = ''): Topic => ({
  intent,
  cue: new RegExp(`(?<!\\S)(?:${cues.join('|')})(?!\\S)`),
  also: wordsIn(also),
});
/** What changes a project for everybody is only offered: the sentence may be a story. */
const offer = (typed: string, intent: ButtonIntent, cues: readonly string[], also = ''): Topic => ({
  ...topic(intent, cues, also),
  offer: typed,
});

/** The first that fits counts. */
const topics: readonly Topic[] = [
  topic(
    { kind: 'picture' },
    [
      '(?:overzicht|overzichtje|samenvatting|verslag|verslagje|rapport|rapportje|rapportage|terugblik|tussenstand)(?= )',
      '(?<= )(?:overzicht|overzichtje|samenvatting|verslag|verslagje|rapport|rapportje|rapportage|terugblik|tussenstand)',
      'wat (?:hebben|hadden|deden|doen) (?:we|wij)(?: \\S+){0,4}? (?:gedaan|bereikt|opgeschoten)|wat deden (?:we|wij)',
      'wat (?:heeft|leverde|levert) (?:het|dit|ons)(?: project)?(?: ons)?(?: al| tot nu toe)? op(?:geleverd)?',
      'wat (?:is|was) er (?:al |tot nu toe |allemaal )?(?:gelukt|gedaan)|wat lukte er(?: al)?|hoe ver zijn (?:we|wij)|hoe staan (?:we|wij) ervoor',
    ],
    'maak maken stuur sturen print wat deden gedaan',
  ),
  topic(
    { kind: 'log' },
    [
      `(?:hoeveel|welke|wat voor) ${ours}(?= .*(?:gehad|geweest|verstuurd|gestuurd|gekregen|kregen|kreeg|stuurde|hadden|al)$)`,
      `(?:vorige|laatste|eerdere|oude|afgelopen) ${ours}`,
      `${ours} van (?:vorige week|vorige maand|gisteren|vorige keer)`,
      'wie (?:heeft|had)(?= .*(?:gewijzigd|veranderd|gestopt|stopgezet|uitgezet|gepauzeerd|pauze gezet|hervat|geantwoord|gedrukt|geklikt|gekozen|aangepast)$)',
      'wie (?:drukte|antwoordde|stopte|veranderde|wijzigde|koos|pauzeerde)',
      'wat (?:hebben|heeft)(?= .*(?:geantwoord|gezegd|gekozen|gewijzigd|veranderd)$)|wat (?:is|was) er(?= .*(?:gewijzigd|veranderd|aangepast)$)',
    ],
    `${when} gehad geweest verstuurd gestuurd gekregen kregen kreeg stuurde hadden gewijzigd veranderd gestopt stopgezet uitgezet gepauzeerd
     pauze gezet hervat geantwoord gezegd gedrukt geklikt gekozen aangepast doen fase ritme knop wat waar welke wanneer kwam terug opnieuw herhaal herhalen
     stuur toon knop antwoord niet voor`,
  ),
  topic(
    { kind: 'project' },
    [
      'wie (?:heeft|had)(?= .*(?:aangezet|ingesteld|aangemeld|gemaakt|gestart|opgezet|toegevoegd|neergezet|uitgenodigd|aangemaakt|begonnen|ingeschakeld)$)',
      'wie (?:zette|startte|begon|beheert|regelt|maakte|meldde)(?= .*(?:project|bot|lessen|kaarten|aan)(?: .*|$))',
      `wie (?:is|zijn) (?:hier |hiervan |nu )?(?:de )?(?:eigenaar|eigenaars|aanvrager|contactpersoon|beheerder)(?= .*${theirs}$| hier$| hiervan$| nu$|$)`,
      `van wie (?:is|zijn)(?= .*${theirs}$)|op wiens naam|onder welke naam`,
      '(?:andere|nieuwe) eigenaar|(?:wijzig|verander) (?:de )?eigenaar|eigenaar (?:wijzigen|veranderen|aanpassen)|op mijn naam',
      `naam (?:bij|op|onder|van) (?:de |het |ons |onze )?(?:${ours}|project)`,
    ],
    `aangezet ingesteld aangemeld gemaakt gestart opgezet toegevoegd neergezet uitgenodigd aangemaakt begonnen ingeschakeld staat staan klopt
     niet meer wijzigen veranderen aanpassen zetten zet wie`,
  ),
  topic(
    { kind: 'project' },
    [
      '(?:wat |iets |veel |een stuk )?minder vaak|(?:wat |iets )?vaker|te (?:vaak|weinig|snel achter elkaar)|(?:wat|iets) minder',
      `(?:te veel|te weinig|minder|meer) ${ours}`,
      '(?:op )?(?:een )?(?:ander|andere) (?:tijd|tijdstip|moment|dag|uur|ritme|weekdag)',
      '(?:wat|iets|een uur|een uurtje|een half uur|half uurtje|een half uurtje|een kwartier|een dag|een dagje) (?:later|eerder|vroeger)',
    ],
    'uur uurtje dag week per keer komen sturen stuur liever voortaan doe komt komen vind vinden voor ons wordt',
  ),
  topic(
    { kind: 'show-privacy' },
    [
      'wie (?:ziet|zien|leest|lezen)(?= .*(?:antwoord|antwoorden|antwoordden|vraag|vragen|zeggen|typen|typ|invullen|kaarten|project|mee|allemaal|dit|wat)(?: .*|$))',
      'wie (?:kan|kunnen|mag|mogen)(?= .*(?:zien|lezen|meelezen|meekijken|bekijken|inzien)$)|wie heeft (?:er )?(?:toegang|inzage)',
      '(?:ziet|zien|kan|kunnen|leest|mag)(?= .*(?:antwoord|antwoorden|vraag|vragen|dit|wat|meelezen|meekijken|mee)(?: .*|$)) (?:mijn |onze |de |een |het )?(?:baas|leidinggevende|gemeente|beheerder|manager|directie|iedereen|anderen|collega s|collegas|wethouder|andere teams|it|ict|bedrijf)',
      '(?:wordt|worden|blijft|blijven|zijn|is)(?= .*(?:antwoord|antwoorden|vraag|vragen|project|overzicht|logboek)) (?:mijn|onze|ons|de|dit|het)(?= .*(?:bewaard|opgeslagen|gedeeld|gelezen|anoniem|geheim|zichtbaar|openbaar|bekeken|privé|prive|vertrouwelijk)$)',
      'hoe ?lang (?:bewaar|bewaren|onthou|onthoud|worden|wordt|blijft|blijven)|waar (?:bewaar|bewaren|sla)|waar (?:worden|wordt|staan)(?= .*(?:bewaard|opgeslagen|antwoorden|gegevens)$)',
      '(?:gooi|wis|verwijder|vergeet|haal|delete)(?= .*(?:alles|gegevens|antwoorden|data|historie|geschiedenis|vragen)(?: .*|$))',
      '(?:alles|gegevens|antwoorden|data) (?:wissen|verwijderen|weggooien|verwijderd|gewist)',
    ],
    `antwoord antwoorden antwoordden vraag vragen zeggen zegt typen typ invullen wat wie mee meelezen meekijken lezen bekijken inzien toegang
     inzage bewaard opgeslagen gedeeld gelezen anoniem geheim zichtbaar openbaar bekeken prive vertrouwelijk gegevens data historie
     geschiedenis weg overzicht logboek baas gemeente`,
  ),
  topic(
    { kind: 'status' },
    [
      `geen(?: nieuwe)? (?:${ours}|bericht|berichten)`,
      '(?:krijg|krijgen|kregen|kreeg|ontvang|ontvangen|komt|kwam) (?:we |ik |wij |er |hier )*(?:al \\S+ |deze week |vandaag )?(?:niks|niets)(?: meer)?',
      `waar (?:blijft|blijven|is|zijn)(?= .*${ours})`,
      `(?:loopt|draait|staat|staan|doet|werkt|bestaat|is|zijn) (?:het |dit |ons |de |onze )?(?:project|bot|lessenbot|lessen|kaarten)(?= (?:.* )?(?:nog|aan|uit|stil|het|actief|gestopt|gepauzeerd|pauze|door|bezig|wel)$)`,
      '(?:staan|zijn|zitten) (?:we|wij)(?: nu| nog| al)* op pauze|(?:hoe ?lang|tot wanneer|wanneer|tot welke dag)(?= .*pauze(?: .*|$))',
      `wanneer (?:stopt|eindigt|gaat)(?= .*${theirs})|waarom (?:is|zijn|staat|staan)(?= .*(?:gestopt|stil|pauze|uit)$)`,
    ],
    `${when} waarom waar kwam komt komen kregen kreeg gekomen gekregen gehad ontvangen gezien verschenen geweest meer blijft blijven sinds
     nog aan uit stil actief gestopt gepauzeerd pauze door bezig duurt loopt voorbij afgelopen staat staan gaat verder geen niks niets stopt eindigt`,
  ),
  topic(
    { kind: 'plan' },
    [
      `(?:krijg|krijgen|komt|komen) (?:we|wij|ik|er)(?= (?:.* )?${ours}(?: .*|$))`,
      `hoeveel ${ours}(?= .*(?:komen|volgen|krijgen|nog|te gaan|klaar|gepland)(?: .*|$))`,
      `wanneer (?:komt|komen|krijg|krijgen|is|zijn|volgt|verschijnt|stuur)(?= .*${ours}(?: .*|$))`,
      `(?:welke|wat voor) ${ours} (?:komt|komen|krijgen|krijg|is|volgt|staat|staan)`,
      `wat (?:is|wordt) (?:de|het) (?:volgende|eerstvolgende|komende) ${ours}|wat (?:krijgen|krijg) (?:we|wij|ik)(?= (?:.* )?(?:hierna|straks|daarna|week|keer|dan|maand)$)`,
    ],
    `${when} volgende nieuwe eerste eerstvolgende komende komen komt volgen volgt klaar gepland gaan staat staan`,
  ),
  topic(
    { kind: 'phases' },
    [
      '(?:in )?(?:welke|wat voor) fase(?= (?:.* )?(?:zitten|zijn|staan|hebben|is|zit|staat)(?: .*|$))',
      'wat is (?:nu )?(?:onze|ons|de)(?: huidige)? fase',
    ],
    'zitten zit staan staat huidige',
  ),
  topic(
    { kind: 'on-card' },
    [
      '(?:nog |helaas |al |half |weer |helemaal |heel goed |goed )*(?:niet )?(?:gelukt|mislukt)',
      '(?:lukte)(?: \\S+)?(?: niet)?',
      '(?:klopt|kloppen) (?:echt |helemaal |gewoon |ook |toch )?niet|(?:past|passen) (?:echt |helemaal )?niet (?:bij|voor) ons',
      '(?:is|zijn) (?:echt )?(?:niks|niets|niet) voor ons|speelt (?:hier|bij ons|nu) niet|herken(?:nen)? (?:ik|we|wij|dit) ?(?:dit |hier )?niet',
      `(?:dit|dat) (?:doen|deden) (?:we|wij)(?: al| nu)?|(?:dit|dat|het) (?:gaan|hebben) (?:we|wij) (?:al )?(?:doen|gedaan)|(?:we|wij) (?:gaan|hebben) (?:dit|dat|het|deze les) (?:al )?(?:doen|gedaan)`,
      `waarom (?:krijg|krijgen|kreeg|kregen|zie|zien|zag|stuur|stuurde|stuurt)(?= (?:.* )?(?:dit|dat|(?:deze|die) ${ours})(?: .*|$))`,
      `waarom (?:is|was|komt|kwam|past|heb|hebben|hadden)(?= (?:.* )?(?:deze|die) ${ours}(?: .*|$))`,
      `waarom (?:juist |nu )?(?:deze|die|dit|dat|zo n) ${ours}`,
    ],
    'niet helaas ja nee yes hoera super top mooi fijn bericht vandaag nu ons gekregen gestuurd gekozen juist gehad',
  ),
  offer(
    'stop',
    { kind: 'stop' },
    [
      `(?:klaar|gestopt|stoppen|stop) met(?: het| dit| ons| de| deze| onze)? ${theirs}`,
      '(?:het|ons|dit|onze) project (?:is|zit|loopt)(?: nu| helemaal| bijna)? (?:klaar|afgelopen|afgerond|voorbij|af|erop|ten einde|gestopt|beeindigd|afgesloten)',
      `(?:we|wij|ik) (?:hebben|heb) (?:de |het |deze |je |jou |jullie )?(?:${theirs} )?niet meer nodig|(?:${theirs}) (?:is|zijn) niet meer nodig`,
      `(?:${theirs}|het|dit|dat|je) (?:mag|mogen|kan|kunnen|hoeft|hoeven) (?:wel |nu )?(?:weg|dicht|gestopt worden|stoppen|niet meer|uit)`,
      `van ${theirs} af|van (?:de|het|dit|ons) ${theirs} af`,
      '(?:sluit|sluiten|beeindig|rond)(?: we)? (?:het|ons|dit) project(?: af)?|(?:project) (?:afsluiten|afronden|sluiten|opheffen)',
    ],
    'klaar helemaal bijna',
  ),
  topic({ kind: 'stop' }, ['(?:hou|houd|houden|stop|kap) (?:we )?(?:hier|er|daar)(?: nu| maar)? mee(?: op)?']),
  topic({ kind: 'pause' }, ['(?:hou|houd|houden|stop|kap) (?:we )?(?:hier|er|daar)(?: nu| maar)* even mee(?: op)?']),
];

/** A change of whose name stands on the cards: a name is one that no lesson speaks of. */
const byName = [
  /(?:^| )op (?:de )?naam van (?<name>\S+(?: \S+){0,2})(?: zetten)?$/,
  /^(?<name>\S+(?: \S+)?) neemt (?:het|dit|het project|dit project|ons project) over(?: van \S+)?$/,
  /^(?:(?:ik|we|wij) (?:wil|willen) )?(?:het|dit|het project|dit project|ons project) (?:graag )?overdragen aan (?<name>\S+(?: \S+)?)$/,
  /^(?:draag|geef) (?:het|dit|het project|dit project|ons project) over aan (?<name>\S+(?: \S+)?)$/,
  /^(?<name>\S+(?: \S+)?) (?:is|wordt) (?:nu |voortaan )?(?:de )?(?:nieuwe )?eigenaar(?: van (?:het|dit|ons) project)?$/,
];

/** What stands within a name. */
const linking = wordsIn('de der den van het ten ter el al');

/** Longer is a story. */
const longest = 12;

/** What a sentence about the project itself asks for: only where each of its words is the bot's own, so that any other stays a question. */
export function aboutProject(
  key: string,
  names: Names,
): { readonly intent: Intent; readonly offer?: string } | undefined {
  const said = key.split(' ');
  if (said.length < 2 || said.length > longest) return undefined;
  const found = topics.find(({ cue, also }) => isAll(key.replace(cue, ' '), also) && cue.test(key));
  return found ?? (isHandedOver(key, names) ? { intent: { kind: 'project' } } : undefined);
}

const isAll = (rest: string, also: ReadonlySet<string>): boolean =>
  rest.split(' ').every((word) => word === '' || around.has(word) || also.has(word));

function isHandedOver(key: string, names: Names): boolean {
  const name = byName.map((pattern) => pattern.exec(key)?.groups?.name).find((each) => each !== undefined);
  return name !== undefined && !name.split(' ').some((word) => !linking.has(word) && names.speaksOf(word));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
