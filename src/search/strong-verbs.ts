import { particles } from './families.ts';

/**
 * Dutch verbs whose past and participle do not follow from the verb: the infinitive, then its other forms. A closed list of the
 * common ones; the same forms with a particle in front (`aangesproken`, `toegezegd`) are found from them.
 */
const forms = `beginnen begon begonnen
bewegen bewoog bewogen
bieden bood boden geboden
verbieden verbood verboden
bijten beet gebeten
binden bond bonden gebonden
blazen blies geblazen
blijken bleek bleken gebleken
blijven bleef bleven gebleven
breken brak braken gebroken
brengen bracht brachten gebracht
buigen boog gebogen
denken dacht dachten gedacht
dragen droeg droegen gedragen
drijven dreef gedreven
dringen drong drongen gedrongen
drinken dronk gedronken
dwingen dwong gedwongen
eten at aten gegeten
vergeten vergat vergaten
gelden gold gegolden
genezen genas
genieten genoot genoten
geven gaf gaven gegeven
gieten goot gegoten
glijden gleed gegleden
graven groef gegraven
grijpen greep grepen gegrepen
hangen hing hingen gehangen
heffen hief geheven
helpen hielp hielpen geholpen
houden hield hielden gehouden
kiezen koos kozen gekozen
kijken keek keken gekeken
klimmen klom geklommen
klinken klonk geklonken
knijpen kneep geknepen
krijgen kreeg kregen gekregen
kruipen kroop gekropen
kopen kocht kochten gekocht
lachen gelachen
lezen las lazen gelezen
liegen loog gelogen
bedriegen bedroog bedrogen
liggen lag lagen gelegen
lijden leed geleden
lijken leek leken geleken
lopen liep liepen gelopen
mijden meed gemeden
meten mat gemeten
nemen nam namen genomen
raden ried geraden
rijden reed reden gereden
roepen riep riepen geroepen
ruiken rook geroken
scheppen schiep geschapen
schieten schoot schoten geschoten
schijnen scheen geschenen
schelden schold scholden gescholden
schenken schonk geschonken
schrikken schrok schrokken geschrokken
schrijven schreef schreven geschreven
schuiven schoof schoven geschoven
slaan sloeg sloegen geslagen
slapen sliep geslapen
sluiten sloot sloten gesloten
smijten smeet gesmeten
snijden sneed gesneden
spreken sprak spraken gesproken
springen sprong gesprongen
staan stond stonden gestaan
steken stak staken gestoken
stelen stal stalen gestolen
sterven stierf gestorven
stijgen steeg gestegen
strijden streed gestreden
treden trad traden getreden
trekken trok trokken getrokken
vallen viel vielen gevallen
vangen ving gevangen
varen voer gevaren
vechten vocht vochten gevochten
verdwijnen verdween verdwenen
verliezen verloor verloren
verzinnen verzon verzonnen
vinden vond vonden gevonden
vliegen vloog gevlogen
vragen vroeg vroegen gevraagd
weten wist wisten geweten
werpen wierp geworpen
werven wierf geworven
wijken week geweken
wijzen wees wezen gewezen
winnen won wonnen gewonnen
zien zag zagen gezien
zingen zong gezongen
zitten zat zaten gezeten
zoeken zocht zochten gezocht
zwerven zwierf gezworven
zwijgen zweeg zwegen gezwegen`;

const infinitives: ReadonlyMap<string, string> = new Map(
  forms.split('\n').flatMap((line) => {
    const [infinitive = '', ...others] = line.split(' ');
    return others.map((form) => [form, infinitive] as const);
  }),
);
const prefix = new RegExp(`^(${[...particles, 'be', 'ver', 'ont', 'her'].join('|')})(.{3,})$`);

/** The infinitive that an irregular past tense or participle comes from: `sprak`, `aangesproken`; nothing for other words. */
export function infinitiveOf(word: string): string | undefined {
  const plain = infinitives.get(word);
  if (plain !== undefined) return plain;
  const [, before = '', rest = ''] = prefix.exec(word) ?? [];
  const found = infinitives.get(rest) ?? infinitives.get(`ge${rest}`);
  return found === undefined ? undefined : `${before}${found}`;
}
