import { expect, test } from 'vitest';
import type { Intent } from '../../../src/domain/intent.ts';
import { core } from '../../support/real-core.ts';

/**
 * What ten colleagues type, and what it must come to. Written down before the words of the bot were looked at again, and not mended
 * after that but for five that ask for something else than was thought.
 */
const phrases: Readonly<Partial<Record<Intent['kind'], string>>> = {
  help: `
    help!! | Hoe werk jij? | hoe werkt de bot | wat kan deze bot | wat kan lessenbot? | wat kun je allemaal doen
    waar ben je voor | waarvoor ben je | Hoi Lessenbot | hey, bot | goedemorgen lessenbot | ik snap het niet
    ik begrijp het niet | welke lessen zijn er? | toon alle lessen | laat alle lessen zien | welke onderwerpen zijn er
    hoe begin ik | hulp nodig | wat kan ik typen | wat moet ik typen | opdrachten | begin opnieuw | waarmee kun je helpen
    waar kun je mee helpen | kun je me helpen? | kun je mij helpen | leg uit | leg eens uit hoe dit werkt | 👋 | :wave: | ?
    hulp | welke commando’s zijn er | wat zijn de opties | overzicht van lessen | lijst van lessen | lijst met lessen | terug
    wie is lessenbot | @lessenbot: help! | goedenmiddag | hallo! | Heeeey | ken je lessen`,
  thanks: `
    Dankjewel voor de tip | thnx | fijn, dank je | oke top | toppie | Dank voor je hulp | bedankt voor je hulp
    dankjewel lessenbot | Bedankt, Lessenbot! | doei lessenbot | tot de volgende | welterusten | tot gauw | nee dank je
    nee bedankt | laat maar | fijne avond nog | dat was het | Danku wel | heel fijn, bedankt | bedankt 👍🏽 | Bedanktt
    dank je wel, Lessenbot | thank u | tot ziens! | doeiii | mooi, dankjewel`,
  stop: `
    stop hiermee | stop daarmee | ik wil geen lessen meer | ik wil dit niet meer | we willen geen kaarten meer | stuur niets meer
    stuur geen lessen meer | geen meldingen meer | zet de bot uit | bot uit | zet lessenbot uit | schakel uit | uitschakelen
    kan dit uit | kun je stoppen | wil je stoppen | hoe meld ik me af | hoe kan ik me afmelden? | hoe schakel ik je uit
    project stoppen | stop project | we stoppen ermee | wij stoppen | beëindigen | project beëindigen | zet het project uit
    hoe stop ik ermee | kan ik dit uitzetten? | stop!!! | stop aub | Stop ermee, alsjeblieft. | hoe zet ik de lessen uit?
    hoe zet ik de bot uit`,
  pause: `
    pauze voor 2 weken | 2 weken pauze | twee weken pauze | pauzeer tot 1 maart | pauze een week | pauze 1 week | even pauzeren
    pauzeren tot 1 maart | pauzeren 2 weken | pauze van 2 weken | pauzeer de lessen | pauze aub | pauze tot volgende week
    Pauze, twee weken | pauze: 2 weken | even pauze graag | project pauzeren | pauzeer project | pauze project | zet pauze aan
    stop tijdelijk | een week pauze | pauzeer een maand | pauze t/m 15 januari | lessen pauzeren`,
  resume: `
    hervat project | project hervatten | hervat de kaarten | weer starten | herstart | ga verder met de lessen
    we gaan weer verder | weer aanzetten | zet lessen weer aan | hervat nu | ga maar weer door | pauze stoppen | pauze opheffen
    zet de bot weer aan | begin weer met sturen | hervat graag`,
  project: `
    instellingen wijzigen | wijzig instellingen | ritme wijzigen | wijzig ritme | tijd wijzigen | project aanpassen
    project bewerken | project starten | start een project | hoe zet ik lessen aan | hoe zet ik het aan | zet aan | wijzig de dag
    verander de tijd | lessen instellen | project toevoegen | hoe start ik een project | wat is ons project | instelling`,
  plan: `
    wat komt er aan? | wanneer komt de volgende? | welke lessen komen er nog | planning | laat het plan zien | toon planning
    wat is het plan | wat staat er gepland | volgende 8 | komende kaarten | ons plan`,
  picture: `
    overzicht graag | laat overzicht zien | geef overzicht | geef me een overzicht | project overzicht | wat hebben we gedaan
    overzicht project`,
  log: `
    logboek tonen | laat het logboek zien | wat heb je gestuurd | welke lessen hebben we gehad | geef logboek | logs`,
  status: `
    hoe staat het ervoor | gaat alles goed? | project status | wat is de status | status project | ben je er nog?
    doet de bot het nog`,
  phases: `
    Fase? | welke fases zijn er | in welke fase zijn we | fase wijzigen | wat zijn de fasen | fase veranderen | verander de fase
    naar de volgende fase | fase: foo | fase onbekend`,
  'set-phase': `
    fase = uitvoering | naar fase uitvoering | fase naar uitvoering | wijzig fase naar borging | we zitten in fase start
    fase Borging! | zet fase op start`,
  'list-terms': `
    welke begrippen zijn er | alle termen | lijst van begrippen | begrippen graag | toon begrippen`,
  'list-examples': `
    toon alle interventies | lijst van interventies | interventie | interventies graag | welke interventies zijn er?
    laat interventies zien | voorbeeld | geef voorbeelden`,
  'show-term': `
    wat is participatieladder | Wat houdt mandaat in? | wat betekent legitimiteit precies? | wat wordt bedoeld met draagvlak
    leg participatieladder uit | uitleg over mandaat | begrip: mandaat | definitie mandaat | betekenis mandaat
    wat is een mandaat | mandaat? | “participatieladder” | de participatieladder`,
  'show-example': `
    wat is een bankjesdag | wat is buurtbemiddeling? | een bankjesdag | voorbeeld van een bankjesdag | voorbeelden van bankjesdag
    whatsapp groep | WhatsApp-groep | vertel over bankjesdag | de bankjesdag`,
  'show-category': `
    Verbinden en prioriteren | lessen verbinden | lessen over verbinden | onderwerp verbinden | categorie meedenken
    alle lessen verbinden | Alle lessen: Verbinden | terug naar verbinden | Terug naar Algemeen | /lessen /lessen verbinden
    2) signaleren | • meedenken | VERBINDEN!! | verbinden svp | lessenbot verbinden | @Lessenbot, verbinden graag
    hey lessenbot, verbinden | /lessenbot: verbinden | \u200bverbinden\u200b | \`verbinden\` | "verbinden" | «verbinden»
    verbinden… | (verbinden) | [verbinden]`,
  'show-lesson': `
    les heldere kaders | de les heldere kaders | les over heldere kaders | bekijk heldere kaders | Bekijk: Heldere kaders
    toon heldere kaders | heldere kaders? | ‘heldere kaders’ | integrale aanpak`,
  'on-card': `
    Meer | Bekijk | niet voor ons | Nog niet | Gelukt? | deel | deel dit | deel in het kanaal | ga terug naar de kaart
    terug naar de kaart`,
  'did-you-mean': `
    pauzzeer 2 weken | puaze | stauts | hevrat | projcet | plna | stpo | logboke | overzich | afmeldne | pauze tot na de kerst
    participatielader | bankjesdg | wat is de participatielader | pauze 2 wkk | fsae uitvoering | fase uitvoerng | fase uitvoring
    pauze tot 31 februari | pauze 3 jaar | hervaten | wat komt re | interventeis`,
  'set-project': `
    project pauze in de wijk | project: bankjesdag fase start | Project – buurtpreventie | project veilige wijk
    project buurtpreventie fase uitvoring elke dinsdag | project whatsap-groep fase start | /lessen project bankjesdag`,
  undo: `
    maak ongedaan! | ongedaan maken graag | herstel`,
  search: `
    stop de overlast | stoppen met vergaderen | stop onderzoek naar inbraken | pauze op school geeft overlast
    plan voor de buurt | ons plan is te groot | overzicht van meldingen | loopt al jaren stroef | instellingen werken niet samen
    volgende keer minder regels | geen berichten van de gemeente | niemand zegt dank je wel | hoe zet ik bewoners aan het denken
    hoe start ik een buurtfeest | hoe begin ik een gesprek | hoe zet ik de app uit | wie ben je als wijkagent
    hoe werkt dit in een dorp | fase twee van de wijkaanpak | status en macht in de buurt | welke lessen trokken anderen
    waar ben je veilig | kun je bewoners helpen | ik snap bewoners niet | ik wil geen gezeur meer
    bewoners willen geen brieven meer | wat is de rol van de wijkagent | wat is een goede brief | stuur geen brieven meer
    wat betekent vertrouwen voor bewoners | wat kan de wijkagent doen | test met bewoners | info voor bewoners
    informatie delen met bewoners | delen van informatie | even geen zin in overleg`,
};
const table = Object.entries(phrases).flatMap(([kind, typed]) =>
  typed.split(/[|\n]/).flatMap((words) => (words.trim() === '' ? [] : [[words.trim(), kind] as const])),
);

test('there are many', () => expect(table.length).toBeGreaterThan(300));

test.each(table)('“%s” is %s', (words, kind) => expect(core.understand(words, '2026-11-23').kind).toBe(kind));
