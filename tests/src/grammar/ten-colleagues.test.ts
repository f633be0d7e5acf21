import { expect, test } from 'vitest';
import type { Intent } from '../../../src/domain/intent.ts';
import { core } from '../../support/real-core.ts';

/**
 * What ten colleagues type, and what it must come to: two lists, each written down before the words of the bot were looked at or tried
 * again. Left out afterwards are some twenty that we judged otherwise, such as a thumb alone, or that mean too many things, such as
 * *we zijn er weer*.
 */
const phrases: Readonly<Partial<Record<Intent['kind'], string>>> = {
  help: `
    help!! | Hoe werk jij? | hoe werkt de bot | wat kan deze bot | wat kan lessenbot? | wat kun je allemaal doen
    waar ben je voor | waarvoor ben je | Hoi Lessenbot | hey, bot | goedemorgen lessenbot | ik snap het niet
    ik begrijp het niet | welke lessen zijn er? | toon alle lessen | laat alle lessen zien | welke onderwerpen zijn er
    hoe begin ik | hulp nodig | wat kan ik typen | wat moet ik typen | opdrachten | begin opnieuw | waarmee kun je helpen
    waar kun je mee helpen | kun je me helpen? | kun je mij helpen | leg uit | leg eens uit hoe dit werkt | 👋 | :wave: | ?
    hulp | welke commando’s zijn er | wat zijn de opties | overzicht van lessen | lijst van lessen | lijst met lessen | terug
    wie is lessenbot | @lessenbot: help! | goedenmiddag | hallo! | Heeeey | ken je lessen
    wat doet deze bot? | Help! Hoe werkt dit | kan ik hulp krijgen | hoe moet ik dit gebruiken | wat zijn de mogelijkheden
    hee lessenbot | Goedemorgen! | hoi, wat kun je? | Hallo, ik heb hulp nodig | hoe kan ik je gebruiken | wat heb je allemaal
    welke opties heb ik | laat de lessen zien | geef me een lijst van lessen | ik weet niet wat ik moet typen | uitleg graag
    welke lessen heb je? | wat kun je me vertellen`,
  thanks: `
    Dankjewel voor de tip | thnx | fijn, dank je | oke top | toppie | Dank voor je hulp | bedankt voor je hulp
    dankjewel lessenbot | Bedankt, Lessenbot! | doei lessenbot | tot de volgende | welterusten | tot gauw | nee dank je
    nee bedankt | laat maar | fijne avond nog | dat was het | Danku wel | heel fijn, bedankt | bedankt 👍🏽 | Bedanktt
    dank je wel, Lessenbot | thank u | tot ziens! | doeiii | mooi, dankjewel
    super, dankjewel! | hartelijk bedankt voor de uitleg | Dank u vriendelijk | oké, duidelijk | tot volgende week
    fijn weekend! | hoi en bedankt | ik ben eruit, bedankt | mooi zo | top, thanks | goed om te weten | dat helpt, dank je
    doeg! | tot kijk | nou bedankt | prima hoor`,
  stop: `
    stop hiermee | stop daarmee | ik wil geen lessen meer | ik wil dit niet meer | we willen geen kaarten meer | stuur niets meer
    stuur geen lessen meer | geen meldingen meer | zet de bot uit | bot uit | zet lessenbot uit | schakel uit | uitschakelen
    kun je stoppen | wil je stoppen | project stoppen | stop project | we stoppen ermee | wij stoppen | beëindigen | project beëindigen | zet het project uit
    stop!!! | stop aub | Stop ermee, alsjeblieft.
    stop met die berichten | ik wil stoppen | we willen ons afmelden | kun je ons afmelden?
    zet maar uit | we hoeven geen lessen meer | graag stoppen | wil je stoppen met sturen | stop er nu mee | lessen uitzetten
    bot verwijderen | STOP AUB | wij willen geen berichten meer ontvangen | meld ons kanaal af
    niet meer sturen | stop maar met sturen`,
  pause: `
    pauze voor 2 weken | 2 weken pauze | twee weken pauze | pauzeer tot 1 maart | pauze een week | pauze 1 week | even pauzeren
    pauzeren tot 1 maart | pauzeren 2 weken | pauze van 2 weken | pauzeer de lessen | pauze aub | pauze tot volgende week
    Pauze, twee weken | pauze: 2 weken | even pauze graag | project pauzeren | pauzeer project | pauze project | zet pauze aan
    stop tijdelijk | een week pauze | pauzeer een maand | pauze t/m 15 januari | lessen pauzeren
    graag 2 weken pauze | zet de bot op pauze | pauzeer tot januari | pauze tot 5 januari
    we willen even pauze | pauze voor een maand | pauzeer 14 dagen | pauze tot maandag | drie weken stil | lessen even stopzetten
    zet het even stil | Pauze svp! | wil je 3 weken pauzeren | stop even | even stoppen | lessen even stopzetten | pauze tot na de kerst`,
  'which-day': `
    pauze 2 wkk | pauze tot 31 februari | pauze 3 jaar`,
  resume: `
    hervat project | project hervatten | hervat de kaarten | weer starten | herstart | ga verder met de lessen
    we gaan weer verder | weer aanzetten | zet lessen weer aan | hervat nu | ga maar weer door | pauze stoppen | pauze opheffen
    zet de bot weer aan | begin weer met sturen | hervat graag
    ga maar verder | begin maar weer | je mag weer | weer beginnen | pauze over | start de lessen weer | hervat de lessen graag
    kun je weer verder gaan | zet de lessen maar weer aan`,
  project: `
    instellingen wijzigen | wijzig instellingen | ritme wijzigen | wijzig ritme | tijd wijzigen | project aanpassen
    project bewerken | project starten | start een project | hoe zet ik lessen aan | hoe zet ik het aan | zet aan | wijzig de dag
    verander de tijd | lessen instellen | project toevoegen | hoe start ik een project | wat is ons project | instelling
    hoe wijzig ik het project? | project aanmaken | ik wil het project wijzigen | andere dag graag | kan ik de tijd aanpassen
    lessen aanzetten | zet de lessen aan | hoe zet ik de lessen aan? | nieuw project starten | meld ons project aan
    ik wil een ander ritme | begin een project`,
  plan: `
    wat komt er aan? | wanneer komt de volgende? | welke lessen komen er nog | planning | laat het plan zien | toon planning
    wat is het plan | wat staat er gepland | volgende 8 | komende kaarten | ons plan
    wat komt er straks | toon het plan | wat gaat er komen | kan ik de planning zien | wanneer is de volgende les
    mag ik het plan zien`,
  picture: `
    overzicht graag | laat overzicht zien | geef overzicht | geef me een overzicht | project overzicht | wat hebben we gedaan
    overzicht project
    laat het overzicht zien | overzicht van ons project`,
  log: `
    logboek tonen | laat het logboek zien | wat heb je gestuurd | welke lessen hebben we gehad | geef logboek | logs
    toon logboek | wat heb je al gestuurd? | mag ik het logboek zien | eerdere kaarten | wat is er gebeurd`,
  status: `
    hoe staat het ervoor | gaat alles goed? | project status | wat is de status | status project | ben je er nog?
    doet de bot het nog
    alles oké? | werkt alles nog | hoe gaat het met de bot | wat is jullie status | doet deze bot het nog?`,
  phases: `
    Fase? | welke fases zijn er | in welke fase zijn we | fase wijzigen | wat zijn de fasen | fase veranderen | verander de fase
    naar de volgende fase
    welke fasen kennen jullie | andere fase kiezen | we willen naar een andere fase | wat is onze fase | fasen tonen`,
  'unknown-phase': 'fase: foo | fase onbekend | fase afgerond',
  'set-phase': `
    fase = uitvoering | naar fase uitvoering | fase naar uitvoering | wijzig fase naar borging | we zitten in fase start
    fase Borging! | zet fase op start
    naar de fase uitvoering | we gaan naar fase borging | zet ons op fase uitvoering | wij zitten nu in fase start
    fase: borging | ga naar fase uitvoering`,
  'list-terms': `
    welke begrippen zijn er | alle termen | lijst van begrippen | begrippen graag | toon begrippen`,
  'list-examples': `
    toon alle interventies | lijst van interventies | interventie | interventies graag | welke interventies zijn er?
    laat interventies zien | voorbeeld | geef voorbeelden`,
  'show-term': `
    wat is participatieladder | Wat houdt mandaat in? | wat betekent legitimiteit precies? | wat wordt bedoeld met draagvlak
    leg participatieladder uit | uitleg over mandaat | begrip: mandaat | definitie mandaat | betekenis mandaat
    wat is een mandaat | mandaat? | “participatieladder” | de participatieladder
    Wat is draagvlak? | wat betekent sociale cohesie | wat is het mandaat | leg mandaat eens uit | wat zijn ketenpartners?
    meer over draagvlak | begrip draagvlak graag | wat verstaan jullie onder mandaat | wat is precies de participatieladder`,
  'show-example': `
    wat is een bankjesdag | wat is buurtbemiddeling? | een bankjesdag | voorbeeld van een bankjesdag | voorbeelden van bankjesdag
    whatsapp groep | WhatsApp-groep | vertel over bankjesdag | de bankjesdag
    wat zijn besmettingsbrieven | interventie buurtpreventie | wat is het buurtbudget? | hoe werkt buurtbemiddeling
    toon bankjesdag | meer over het pop-up politiebureau | voorbeeld buurtbudget | Twitterende Wijkagent?`,
  'show-category': `
    Verbinden en prioriteren | lessen verbinden | lessen over verbinden | onderwerp verbinden | categorie meedenken
    alle lessen verbinden | Alle lessen: Verbinden | terug naar verbinden | Terug naar Algemeen | /lessen /lessen verbinden
    2) signaleren | • meedenken | VERBINDEN!! | verbinden svp | lessenbot verbinden | @Lessenbot, verbinden graag
    hey lessenbot, verbinden | /lessenbot: verbinden | \u200bverbinden\u200b | \`verbinden\` | "verbinden" | «verbinden»
    verbinden… | (verbinden) | [verbinden]
    onderwerp signaleren | toon verbinden | lessen bij verbinden | de lessen over meedenken | alle lessen over signaleren
    "Verbinden" | @Lessenbot: algemeen | hallo, verbinden graag | laat algemeen zien | open signaleren`,
  'show-lesson': `
    les heldere kaders | de les heldere kaders | les over heldere kaders | bekijk heldere kaders | Bekijk: Heldere kaders
    toon heldere kaders | heldere kaders? | ‘heldere kaders’ | integrale aanpak
    de les over communicatieparadox | toon de les heldere kaders | les communicatieparadox | open heldere kaders
    kracht van herhaling graag | laat de les basis op orde zien`,
  'on-card': `
    Meer | Bekijk | niet voor ons | Nog niet | Gelukt? | deel | deel dit | deel in het kanaal | ga terug naar de kaart
    terug naar de kaart`,
  'did-you-mean': `
    pauzzeer 2 weken | puaze | stauts | hevrat | projcet | plna | stpo | logboke | overzich | afmeldne
    participatielader | bankjesdg | wat is de participatielader | fsae uitvoering | fase uitvoerng | fase uitvoring
    hervaten | wat komt re | interventeis`,
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
    informatie delen met bewoners | delen van informatie | even geen zin in overleg
    hoe stop ik overlast | stoppen bewoners ermee als niemand reageert | wat komt er kijken bij een buurtapp
    hoe gaat het met vrijwilligers als ze stoppen | wat kan ik doen aan inbraken | wie is verantwoordelijk voor de app
    hoe werkt vertrouwen in een wijk | welke bewoners doen mee | geef bewoners een rol | laat bewoners zien wat er gebeurt
    toon begrip voor boze bewoners | overzicht van wat bewoners willen | even niets meer gehoord van de buurt
    we willen bewoners betrekken | kun je bewoners laten meebeslissen | hoe zet ik een app op | wanneer komt de wijkagent
    ik wil weten wat bewoners vinden | meer vertrouwen | meer draagvlak | de fase waarin bewoners afhaken
    weer aan de slag met de buurt | zet bewoners in hun kracht | informatie over inbraken delen | leg bewoners uit wat niet kan
    wat doen we met klachten | bewoners stoppen`,
};
const table = Object.entries(phrases).flatMap(([kind, typed]) =>
  typed.split(/[|\n]/).flatMap((words) => (words.trim() === '' ? [] : [[words.trim(), kind] as const])),
);

test('there are many', () => expect(table.length).toBeGreaterThan(500));

test.each(table)('“%s” is %s', (words, kind) => expect(core.understand(words, '2026-11-23').kind).toBe(kind));
