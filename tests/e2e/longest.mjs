/** The longest texts that the formats allow, put into what the server tells a page. */

export const limits = {
  title: 200, round: 100, topic: 100, question: 500, option: 200, explanation: 600, document: 300,
  article: 200, name: 60, division: 60, key_text: 60, reason: 300, questions: 200, points: 100_000,
  partner: 60, partners: 8, written: 200,
};

export const picture = { kind: 'image', url: '/media/picture', alt: '' };
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>';

const syllables =
  'NGUYỄN ỔN ĐẶNG Ẫ Ẵ THỊ HƯỜNG Ễ Ữ Ậ Ợ lượng giữa nghiêng ngả ghềnh quỳ'.split(' ');

/** So many characters, as words or as one word that breaks nowhere by itself. */
export function text_of(length, spaces = true) {
  let text = '';
  for (let index = 0; text.length < length; index += 1) {
    text += syllables[index % syllables.length] + (spaces ? ' ' : '');
  }
  return text.slice(0, length).replace(/ $/, 'g');
}

const long_origin = `https://${'hoi-thi-truc-tuyen.'.repeat(3)}lao-cai.gov.vn:18080`;

function question(told, { options, spaces, media, texts }) {
  const choice = told.options?.length > 0;
  return {
    ...told, of: limits.questions, round: text_of(limits.round, spaces),
    topic: text_of(limits.topic, spaces), points: limits.points,
    ...(told.text && {
      text: text_of(texts ? 300 : limits.question, spaces), media: media ?? told.media,
    }),
    ...(told.answer && { answer: reveal(told.answer, { options: choice ? options : 0, spaces }) }),
    ...(choice && {
      options: texts ??
        Array.from({ length: options }, (_, i) => text_of(limits.option - i, spaces)),
    }),
  };
}

function reveal(told, { options, spaces }) {
  const choice = told.counts?.length > 0;
  return {
    ...told, explanation: text_of(limits.explanation, spaces),
    source: {
      document: text_of(limits.document, spaces), article: text_of(limits.article, spaces),
    },
    ...(choice && {
      counts: Array.from({ length: options }, (_, i) => 10_000 - i), answered: 20_000,
    }),
    ...(told.texts?.length > 0 && {
      texts: Array.from({ length: 50 }, (_, i) => text_of(limits.key_text - (i % 20), spaces)),
    }),
    ...(typeof told.number === 'number' && { number: -(10 ** 15), tolerance: 10 ** 15 }),
  };
}

/** A question of the host's list. */
function asked(told, shape) {
  const { options, texts } = { ...question({ ...told, text: told.text }, shape), texts: told.texts };
  return { ...told, n: limits.questions, text: text_of(limits.question, shape.spaces), options, texts,
    explanation: text_of(limits.explanation, shape.spaces), answered: 20_000, right: 10_000,
    void: text_of(limits.reason, shape.spaces) };
}

function board(told, { spaces }) {
  const rows = Array.from({ length: 20 }, (_, i) => ({
    place: i + 1, contestant: i + 1, name: text_of(limits.name - (i % 3), spaces),
    unit: told.rows[0]?.unit ?? '', points: 20_000_000 - (i >> 1), correct: 200,
    time: 59_999_000 + i,
    moved: (i % 2 ? -1 : 1) * 15_000,
  }));
  return { ...told, total: 20_000, more: 0, rows };
}

/** Codes that no list of units names are shown as they are. */
function unit_rows() {
  return Array.from({ length: 30 }, (_, i) => ({
    place: i + 1, unit: text_of(limits.name - i, true), members: 1_000_000, value: 100_000 - i }));
}

/** So many partners with names as long as they may be, every other one with a logo. */
export function partners_of(logo, spaces = true) {
  return Array.from({ length: limits.partners }, (_, i) => (
    { name: text_of(limits.partner - i, spaces), logo: i % 2 ? logo : '' }));
}

/** A frame of the server with every text at its longest; `shape`: options, spaces, media, notice. */
export function longest(frame, shape) {
  const { spaces } = shape;
  if (shape.spaces === undefined) return frame;
  if (frame.t === 'contest') {
    const divisions = (shape.divisions ?? ['main']).map((id, index) => (
      { id, name: text_of(limits.division - index, spaces), audience: false }));
    const [rules] = frame.rules;
    return { ...frame, title: text_of(limits.title, spaces), join_url: `${long_origin}/?code=${frame.code}`,
      rounds: [text_of(limits.round, spaces), text_of(limits.round - 1, spaces)],
      rules: [rules, { ...rules, mode: 'speed', wrong: limits.points, partial: true }],
      theme: { ...frame.theme, logo: shape.logo ?? '', partners: shape.partners ?? [] }, divisions, prediction: 'participants',
      ...(frame.stage_url && { stage_url: `${long_origin}/stage#${'k3v9q2m7xa.'.padEnd(43, 'f')}`,
        addresses: [long_origin, long_origin.replace('https', 'http')] }) };
  }
  if (frame.t === 'lobby') {
    const names = Array.from({ length: 12 }, (_, i) => text_of(limits.name - i, spaces));
    return { ...frame, joined: 20_000, names };
  }
  if (frame.t === 'welcome') {
    return { ...frame, name: text_of(limits.name, spaces), unit: text_of(limits.name - 1, spaces) };
  }
  if (frame.t === 'me') {
    const result = frame.result && { ...frame.result, points: 9_999_999, bonus: 1_000_000 };
    const placed = frame.place && { place: 19_999, of: 20_000, unit: { place: 3320, of: 3321 } };
    return { ...frame, points: -20_000_000, streak: 200, result, ...placed };
  }
  if (frame.t === 'people') {
    const rows = frame.rows.map((row) => ({ ...row, name: text_of(limits.name, spaces),
      points: -20_000_000, place: 19_999, correct: 200, time: 59_999_000, barred: true, held: true,
      alike: { contestant: 1, name: text_of(limits.name, spaces), removed: true },
      network: { n: 12_345, people: 20_000 }, rtt: 12_345 }));
    return { ...frame, rows };
  }
  if (frame.t === 'room') {
    const quality = { good: 12_345, fair: 12_345, poor: 12_345, away: 12_345 };
    return { ...frame, joined: 20_000, online: 19_999, stages: 20, spectators: 20_000, quality };
  }
  if (frame.t === 'count') return { ...frame, answered: 19_999, of: 20_000 };
  if (frame.t === 'redis') return { ...frame, state: 'degraded', reason: text_of(limits.reason, spaces) };
  if (frame.t === 'answers') {
    const rows = Array.from({ length: 5 }, (_, i) => (
      { text: text_of(limits.written - i, spaces), number: i * 10 ** 14, people: 20_000 - i, right: i === 1 }));
    return { ...frame, rows };
  }
  if (frame.t === 'seat') return { ...frame, url: `${long_origin}/?code=482915&seat=K7M2Q9XD` };
  if (frame.t === 'tried') return { ...frame, more: 20_000, less: 20_000 };
  if (frame.t !== 'view') return frame;
  const units = frame.boards && shape.units &&
    { rule: 'share', total: 3321, more: 300, rows: unit_rows() };
  const boards = frame.boards && (shape.divisions ?? ['main']).map((division) => (
    { ...board(frame.boards[0], shape), division }));
  return {
    ...frame, boards, units, joined: 20_000, truth: frame.phase === 'finished' ? 10 ** 9 : null,
    question: frame.question && question(frame.question, shape),
    ...(frame.next && { next: question(frame.next, shape) }),
    ...(frame.history && { history: frame.history.map((shown) => asked(shown, shape)) }),
    reveal: frame.reveal && { ...reveal(frame.reveal, shape),
      void: shape.notice ? text_of(limits.reason, spaces) : frame.reveal.void },
    notice: shape.notice && frame.phase !== 'lobby'
      ? { kind: 'key_changed', n: limits.questions, reason: text_of(limits.reason, spaces) }
      : frame.notice,
  };
}

/** Lets a page hear of texts as long as they may be, of the kind that `person.shape` says. */
export async function hears_long_texts(person, shape) {
  person.shape = shape;
  await person.page.routeWebSocket(/\/ws$/, (page_side) => {
    const server_side = page_side.connectToServer();
    server_side.onMessage((frame) => {
      page_side.send(JSON.stringify(longest(JSON.parse(String(frame)), person.shape)));
    });
  });
  await person.page.route('**/media/picture', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: drawing }));
}
