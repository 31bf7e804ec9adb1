import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in every explanation, source and key text: it may reach nobody before the reveal. */
export const secret_mark = 'bí-mật-đến-lúc-công-bố';

function question(id, kind, text, rest) {
  return {
    id, kind, text, ...rest,
    explanation: `Giải thích của ${id}: ${secret_mark}.`,
    source: { document: `Văn bản của ${id}, ${secret_mark}`, article: 'Điều 10' },
    true_on: '2026-10-10', difficulty: 'easy', topic: 'chung', seconds: 60, points: 1000,
    author: 'Người soạn', reviewer: 'Người duyệt', ever_public: true,
  };
}

const options = (...texts) =>
  texts.map((text, index) => ({ id: String.fromCharCode(65 + index), text }));

export const questions = {
  single: question('mot', 'single', 'Ngày Chuyển đổi số quốc gia là ngày nào?', {
    options: options('Ngày 09 tháng 9', 'Ngày 10 tháng 10', 'Ngày 22 tháng 4', 'Ngày 10 tháng 12'),
    key: 'B',
  }),
  multiple: question('nhieu', 'multiple', 'Những ý nào là trụ cột của chuyển đổi số?', {
    options: options('Chính phủ số', 'Kinh tế số', 'Thủy triều số', 'Xã hội số'),
    key: ['A', 'B', 'D'],
  }),
  true_false: question('dungsai', 'true_false', 'Thủ đô của Việt Nam là Hà Nội. Đúng hay sai?', {
    key: true,
  }),
  sound: question('tieng', 'single', 'Âm thanh vừa nghe là của loài nào?', {
    options: options('Chim cu', 'Gà trống'),
    key: 'B',
    media: { kind: 'audio', path: 'tieng.wav', alt: 'Tiếng kêu buổi sáng' },
  }),
  number: question('so', 'number', 'Mười cây số dài bao nhiêu mét?', { key: 10000 }),
  text: question('chu', 'text', 'Đền Hùng nằm ở tỉnh cũ nào, sáp nhập vào Phú Thọ sau này?', {
    key: ['Phú Thọ', `Phú Thọ ${secret_mark}`], accents_optional: true,
  }),
};

/** What the page shows of the key: the texts of the right options. */
export const right = {
  single: 'Ngày 10 tháng 10',
  multiple: ['Chính phủ số', 'Kinh tế số', 'Xã hội số'],
  true_false: 'Đúng',
  number: '10000',
  text: 'phu tho',
};
export const wrong = { single: 'Ngày 22 tháng 4', true_false: 'Sai' };

const spare_questions = [
  question('du-phong-1', 'single', 'Câu dự phòng thứ nhất: 5 + 5 bằng mấy?', {
    options: options('Chín', 'Mười'), key: 'B',
  }),
  question('du-phong-2', 'single', 'Câu dự phòng thứ hai: 3 + 3 bằng mấy?', {
    options: options('Sáu', 'Bảy'), key: 'A',
  }),
];

/** A second of a tone, as a WAV file. */
function tone() {
  const rate = 8000;
  const samples = Buffer.from(Array.from({ length: rate }, (_, at) => 128 + (at % 20 < 10 ? 40 : -40)));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  for (const [value, size, at] of [[16, 4, 16], [1, 2, 20], [1, 2, 22], [rate, 4, 24], [rate, 4, 28],
    [1, 2, 32], [8, 2, 34], [samples.length, 4, 40]]) head.writeUIntLE(value, at, size);
  head.write('data', 36);
  return Buffer.concat([head, samples]);
}

const defaults = {
  version: 1, id: 'e2e', title: 'Hội thi kiểm thử Chuyển đổi số', language: 'vi',
  format: 'live_quiz', scoring: { mode: 'fixed' }, tie_break: ['points', 'correct', 'time'],
  option_order: 'shuffled', late_joining: true, lead_in_ms: 0, board_size: 10,
  audience: 'watch', entrants: 'either', units: { set: 'vn-provinces', required: false },
};

/**
 * A contest asking the named kinds in this order, on a server that listens at `bind`. For
 * `Server.start`. `changes` are fields of the definition, `seconds` of its round, and `files`: what
 * is copied beside it under another name.
 */
export function quiz(kinds, changes = {}) {
  return (folder) => {
    const banks = join(folder, 'banks');
    mkdirSync(banks);
    const bank = {
      version: 1, id: 'kiem-thu', title: 'Kiểm thử', language: 'vi', description: '',
      topics: [{ id: 'chung', name: 'Hiểu biết chung' }],
      questions: [...kinds.map((kind) => questions[kind]), ...spare_questions],
    };
    const { seconds = 60, bind = '127.0.0.1', files = {}, ...rest } = changes;
    for (const [name, file] of Object.entries(files)) copyFileSync(file, join(folder, name));
    const round = { title: 'Khởi động', bank: bank.id, spares: spare_questions.length, seconds,
      questions: kinds.map((kind) => questions[kind].id) };
    const definition = join(folder, 'contest.json');
    if (kinds.includes('sound')) writeFileSync(join(banks, questions.sound.media.path), tone());
    writeFileSync(join(banks, `${bank.id}.json`), JSON.stringify(bank));
    writeFileSync(definition, JSON.stringify({ ...defaults, rounds: [round], ...rest }));
    return { banks, definition, bind };
  };
}
