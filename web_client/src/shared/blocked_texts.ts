import { dictionary } from './i18n/dictionary';

/** Where no live connection comes about though pages come: why, what to try, what to pass on. */
export const blocked_texts = dictionary(
  {
    network: {
      short: 'Mạng này chặn kết nối trực tiếp – bạn thử mạng khác hoặc dữ liệu di động.',
      title: 'Mạng này chặn kết nối trực tiếp',
      why: 'Trang mở được, nhưng mạng bạn đang dùng không cho trang giữ kết nối trực tiếp với máy chủ.',
      tries: ['Chuyển sang dữ liệu di động (4G/5G) hoặc một mạng Wi-Fi khác.', 'Tắt VPN hoặc trình chặn quảng cáo nếu có.', 'Cứ để trang mở: trang vẫn tự thử lại.'],
      pass_on: (host: string) =>
        `Nhắn người quản lý mạng: hãy cho phép WebSocket (HTTP Upgrade) đến ${host}/ws.`,
    },
    browser: {
      short: 'Trình duyệt này không cho kết nối trực tiếp – bạn mở trang bằng trình duyệt khác nhé.',
      title: 'Trình duyệt không cho kết nối trực tiếp',
      why: 'Trang mở được, nhưng chính trình duyệt này từ chối kết nối trực tiếp với máy chủ.',
      tries: ['Mở trang bằng Chrome, Safari hoặc Firefox bản mới.', 'Tắt tiện ích chặn nội dung cho trang này nếu có.'],
      pass_on: (host: string) => `Nhắn ban tổ chức: trình duyệt từ chối WebSocket đến ${host}/ws.`,
    },
    tell: 'Nhắn người quản lý mạng hoặc máy chủ:',
    answered: (status: number) => `Địa chỉ /ws trả lời mã ${status}`,
    refused: (origin: string) =>
      `máy chủ hoặc bộ lọc của mạng từ chối trang mở ở ${origin}. Xem dòng origin_refused trong nhật ký, thường cần --public-url ${origin}.`,
    not_upgraded:
      'máy chủ trả lời được, nhưng proxy hoặc tường lửa ở giữa bỏ mất yêu cầu nâng cấp kết nối (WebSocket). Hãy cho chuyển tiếp hai dòng Upgrade và Connection đến /ws.',
    not_found: 'proxy không chuyển /ws đến máy chủ hội thi.',
    no_server: 'proxy không nối được với máy chủ hội thi; có thể máy chủ chưa chạy.',
    other_page: 'một trang khác của mạng hoặc proxy trả lời thay máy chủ hội thi.',
    unknown_answer: 'không phải trả lời mà máy chủ hội thi đưa ra.',
  },
  {
    network: {
      short: 'This network blocks the live connection – try another network or mobile data.',
      title: 'This network blocks the live connection',
      why: 'The page came through, but your network does not let it keep a live connection to the server.',
      tries: ['Use mobile data or another Wi-Fi network.', 'Turn off a VPN or ad blocker if you have one.', 'Leave the page open: it keeps trying.'],
      pass_on: (host) =>
        `For the network’s people: please allow WebSocket (HTTP Upgrade) to ${host}/ws.`,
    },
    browser: {
      short: 'This browser refuses the live connection – please use another browser.',
      title: 'The browser refuses the live connection',
      why: 'The page came through, but this browser itself refuses a live connection to the server.',
      tries: ['Open the page in a recent Chrome, Safari or Firefox.', 'Turn off content blockers for this page.'],
      pass_on: (host) => `For the organisers: the browser refuses the WebSocket to ${host}/ws.`,
    },
    tell: 'For whoever runs the network or the server:',
    answered: (status) => `/ws answers with ${status}`,
    refused: (origin) =>
      `the server, or a filter of the network, refuses pages of ${origin}. See origin_refused in its log; mostly it needs --public-url ${origin}.`,
    not_upgraded:
      'the server answers, but a proxy or firewall between drops the request to upgrade the connection (WebSocket). Please pass on the Upgrade and Connection headers to /ws.',
    not_found: 'a proxy does not pass /ws on to the contest’s server.',
    no_server: 'a proxy does not reach the contest’s server; perhaps it is not running.',
    other_page: 'another page, of the network or a proxy, answers in the server’s place.',
    unknown_answer: 'which is no answer of the contest’s server.',
  },
);

type Words = (typeof blocked_texts)['vi'];

/** What the status means that the live connection's address has for a plain request. */
export function status_words(status: number, origin: string, words: Words): string {
  const meaning = (): string => {
    if (status === 403 || status === 421) return words.refused(origin);
    if (status === 426) return words.not_upgraded;
    if (status === 404) return words.not_found;
    if (status >= 502 && status <= 504) return words.no_server;
    return status < 400 ? words.other_page : words.unknown_answer;
  };
  return `${words.answered(status)}: ${meaning()}`;
}
