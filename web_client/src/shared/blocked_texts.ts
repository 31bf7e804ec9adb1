import { dictionary } from './i18n/dictionary';

/** Said where pages come from the server but no live connection does, by what stands in the way. */
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
  },
);
