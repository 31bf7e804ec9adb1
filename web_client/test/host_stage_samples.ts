import type {
  Board,
  BoardRow,
  Contest,
  Question,
  Shown,
  View,
} from '../src/shared/protocol';

/** Values for the tests of the host and the stage; each test names what matters to it. */
export function a_question(given: Partial<Question> = {}): Question {
  return {
    q: 3,
    n: 3,
    of: 20,
    round: 'Khởi động',
    topic: '',
    difficulty: 'easy',
    kind: 'single',
    seconds: 20,
    points: 1000,
    rules: null,
    opens_at: null,
    closes_at: null,
    remaining: null,
    text: 'Ngày Chuyển đổi số quốc gia là ngày nào?',
    options: ['10 tháng 9', '10 tháng 10'],
    media: null,
    answer: null,
    ...given,
  };
}

export function a_view(given: Partial<View> = {}): View {
  return {
    t: 'view',
    v: 1,
    now: 1000,
    phase: 'open',
    paused: false,
    locked: false,
    joined: 12,
    question: a_question(),
    reveal: null,
    boards: [],
    finale: null,
    truth: null,
    counted: null,
    notice: null,
    units: null,
    next: null,
    spares: 0,
    new_names_held: false,
    history: [],
    ...given,
  };
}

export function a_row(given: Partial<BoardRow> = {}): BoardRow {
  return {
    place: 1,
    contestant: 1,
    name: 'Nguyễn Thị Hoà',
    unit: '',
    points: 1000,
    correct: 1,
    time: 5000,
    moved: 0,
    ...given,
  };
}

export function a_board(rows: BoardRow[], division = 'main'): Board {
  return { division, total: rows.length, more: 0, rows };
}

export function a_shown(given: Partial<Shown> = {}): Shown {
  return {
    q: 2,
    n: 2,
    text: 'Thủ đô?',
    kind: 'single',
    options: ['Huế', 'Hà Nội', 'Đà Nẵng'],
    key: [1],
    number: null,
    tolerance: 0,
    texts: [],
    explanation: '',
    answered: 10,
    right: 8,
    void: null,
    state: 'asked',
    ...given,
  };
}

export function a_contest(given: Partial<Contest> = {}): Contest {
  return {
    t: 'contest',
    id: 'k3v9q2m7xa',
    code: '482915',
    title: 'Chung kết',
    language: 'vi',
    theme: { accent: '', accent2: '', logo: '', mark: '', partners: [] },
    join_url: 'http://192.168.1.5:8080/?code=482915',
    stage_url: '',
    addresses: [],
    questions: 20,
    rounds: [],
    rules: [],
    entrants: 'either',
    audience: 'none',
    divisions: [{ id: 'main', name: 'Thí sinh', audience: false }],
    units: null,
    tie_break: ['points', 'correct', 'time'],
    prediction: 'none',
    shuffled: false,
    shut: '',
    now: 1000,
    ...given,
  };
}
