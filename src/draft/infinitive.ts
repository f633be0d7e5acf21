/** Particles that may stand before an infinitive as one word with it: “dichtdoen”, “meenemen”. */
const particles =
  'aan achter af binnen bij buiten dicht door in klaar los mee neer om op open over plaats schoon terug toe uit vast weg'.split(
    ' ',
  );

/** The infinitive of a verb by its stem, alone and with a particle before it. */
export function infinitivesOf(stem: string): readonly string[] {
  const whole = infinitiveOf(stem);
  return [whole, ...particles.map((particle) => particle + whole)];
}

const irregular: Readonly<Record<string, string>> = {
  ga: 'gaan',
  sta: 'staan',
  sla: 'slaan',
  doe: 'doen',
  zie: 'zien',
  hou: 'houden',
  rij: 'rijden',
  kom: 'komen',
};

/** “Maak” and “maken”, “zet” and “zetten”, “kies” and “kiezen”, “vergrendel” and “vergrendelen”. */
function infinitiveOf(stem: string): string {
  const known = irregular[stem];
  if (known) return known;
  const [, head = '', vowels = '', tail = ''] = /^(.*?)([aeiouy]+)([^aeiouy]*)$/.exec(stem) ?? [];
  if (tail === '') return `${stem}en`;
  const isLong = vowels.length > 1;
  const isWeakEnd = /[aeiouy]/.test(head) && /^(e[lrn]|i[gk])$/.test(vowels + tail);
  if (/^(aa|ee|oo|uu)$/.test(vowels) && tail.length === 1) return `${head}${vowels[0]}${voiced(tail)}en`;
  if (isLong || isWeakEnd || tail.length > 1) return `${head}${vowels}${isLong ? voiced(tail) : tail}en`;
  return `${stem}${tail}en`;
}

const voiced = (tail: string) => tail.replace(/f$/, 'v').replace(/(?<![kpt])s$/, 'z');
