/** The longest texts that the formats allow, put into what the server tells a stage. */

export const limits = {
  title: 200, round: 100, topic: 100, question: 500, option: 200, explanation: 600, document: 300,
  article: 200, name: 60, division: 60, key_text: 60, reason: 300, questions: 200, points: 100_000,
};

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

const long_domain = `https://${'hoi-thi-truc-tuyen.'.repeat(3)}lao-cai.gov.vn:18080/?code=`;

function question(told, { options, spaces, media, texts }) {
  const choice = told.options?.length > 0;
  return {
    ...told, of: limits.questions, round: text_of(limits.round, spaces),
    topic: text_of(limits.topic, spaces), points: limits.points,
    ...(told.text && {
      text: text_of(texts ? 300 : limits.question, spaces), media: media ?? told.media,
    }),
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

function board(told, { spaces }) {
  const rows = Array.from({ length: 20 }, (_, i) => ({
    place: i + 1, contestant: i + 1, name: text_of(limits.name - (i % 3), spaces),
    unit: told.rows[0]?.unit ?? '', points: 20_000_000 - (i >> 1), correct: 200,
    time: 59_999_000 + i,
    moved: (i % 2 ? -1 : 1) * 15_000,
  }));
  return { ...told, total: 20_000, more: 0, rows };
}

/** A frame of the server with every text at its longest; `shape`: options, spaces, media, notice. */
export function longest(frame, shape) {
  const { spaces } = shape;
  if (shape.spaces === undefined) return frame;
  if (frame.t === 'contest') {
    const divisions = (shape.divisions ?? ['main']).map((id, index) => (
      { id, name: text_of(limits.division - index, spaces), audience: false }));
    return { ...frame, title: text_of(limits.title, spaces), join_url: long_domain + frame.code,
      theme: { ...frame.theme, logo: shape.logo ?? '' }, divisions, prediction: 'participants' };
  }
  if (frame.t === 'lobby') {
    const names = Array.from({ length: 12 }, (_, i) => text_of(limits.name - i, spaces));
    return { ...frame, joined: 20_000, names };
  }
  if (frame.t !== 'view') return frame;
  const boards = frame.boards && (shape.divisions ?? ['main']).map((division) => (
    { ...board(frame.boards[0], shape), division }));
  return {
    ...frame, boards, joined: 20_000, truth: frame.phase === 'finished' ? 10 ** 9 : null,
    question: frame.question && question(frame.question, shape),
    reveal: frame.reveal && { ...reveal(frame.reveal, shape),
      void: shape.notice ? text_of(limits.reason, spaces) : frame.reveal.void },
    notice: shape.notice && frame.phase !== 'lobby'
      ? { kind: 'key_changed', n: limits.questions, reason: text_of(limits.reason, spaces) }
      : frame.notice,
  };
}
