// The self-check of a hall: what works on this device and network, and what to do where something
// does not. Plain ES5 without a build, since it has to run where the other pages do not.
(function () {
  'use strict';

  var patience_ms = 10000;
  var samples = 5;
  var order = ['address', 'engine', 'storage', 'server', 'socket', 'clock', 'sound'];
  var results = {};
  var run = 0;

  function two(vi, en) {
    return { vi: vi, en: en };
  }

  function element(name, text, lang) {
    var made = document.createElement(name);
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }

  var titles = {
    address: two('Địa chỉ', 'Address'),
    engine: two('Trình duyệt', 'Browser'),
    storage: two('Bộ nhớ trình duyệt', 'Browser storage'),
    server: two('Đường tới máy chủ', 'Way to the server'),
    socket: two('Kết nối trực tiếp', 'Live connection'),
    clock: two('Đồng hồ', 'Clock'),
    sound: two('Âm thanh', 'Sound'),
  };

  function row(name) {
    var id = 'check-' + name;
    var found = document.getElementById(id);
    if (!found) {
      found = document.createElement('li');
      found.id = id;
      document.getElementById('results').appendChild(found);
    }
    return found;
  }

  function show(name) {
    var result = results[name];
    var line = row(name);
    var signs = { ok: '✓ ', warn: '! ', bad: '✗ ', wait: '… ' };
    line.className = result.state;
    line.textContent = '';
    line.appendChild(element('b', signs[result.state] + titles[name].vi + ' · ' + titles[name].en));
    line.appendChild(element('p', result.said.vi));
    line.appendChild(element('p', result.said.en, 'en'));
  }

  function summarise() {
    var counts = { ok: 0, warn: 0, bad: 0, wait: 0 };
    for (var i = 0; i < order.length; i++) {
      var result = results[order[i]];
      counts[result ? result.state : 'wait'] += 1;
    }
    var summary = document.getElementById('summary');
    var said = counts.bad
      ? two('Có mục chưa đạt: xem cách khắc phục bên dưới.', 'Something does not work: see below what to do.')
      : counts.wait
        ? two('Đang kiểm tra…', 'Checking…')
        : counts.warn
          ? two('Dùng được; hãy xem các mục có dấu !', 'Fit for use; look at what has a !')
          : two('Mọi thứ sẵn sàng.', 'Everything is ready.');
    summary.className = counts.bad ? 'bad' : counts.wait ? '' : counts.warn ? 'warn' : 'ok';
    summary.textContent = said.vi + ' ';
    summary.appendChild(element('span', said.en, 'en'));
  }

  function tell(name, state, vi, en) {
    results[name] = { state: state, said: two(vi, en) };
    show(name);
    summarise();
  }

  function check_address() {
    var host = location.hostname;
    var local = /^(localhost|127\.|\[::1\])/.test(host) || /\.localhost$/.test(host);
    if (local) {
      tell('address', 'warn', location.host + ': chỉ máy này mở được. Máy khác phải dùng địa chỉ mạng mà máy chủ in ra.',
        location.host + ': only this machine can open it. Others need the network address that the server printed.');
    } else {
      tell('address', 'ok', location.origin, location.origin);
    }
  }

  function check_engine() {
    var plays = typeof Promise === 'function' && typeof Promise.allSettled === 'function' &&
      typeof globalThis === 'object' && typeof WebSocket === 'function';
    var shows = plays && typeof String.prototype.replaceAll === 'function' && typeof WeakRef === 'function';
    var name = /(Edg|OPR|SamsungBrowser|CriOS|FxiOS|Chrome|Firefox|Version)\/([\d.]+)/.exec(navigator.userAgent);
    var version = name ? name[1].replace('Version', 'Safari') + ' ' + name[2] : navigator.userAgent;
    if (shows) {
      tell('engine', 'ok', version, version);
    } else if (plays) {
      tell('engine', 'warn', version + ': đủ để dự thi; màn hình sân khấu và trang người dẫn cần trình duyệt từ năm 2021.',
        version + ': enough for contestants; stage and host need a browser of 2021 or later.');
    } else {
      tell('engine', 'bad', version + ': quá cũ. Hãy cập nhật hoặc dùng trình duyệt khác (Chrome, Firefox, Safari mới).',
        version + ': too old. Update it, or use another browser (a recent Chrome, Firefox or Safari).');
    }
  }

  function check_storage() {
    var key = 'hoithi-check';
    try {
      localStorage.setItem(key, '1');
      var kept = localStorage.getItem(key) === '1';
      localStorage.removeItem(key);
      if (!kept) throw new Error('not kept');
      tell('storage', 'ok', 'Tải lại trang sẽ không mất chỗ.', 'A reload does not lose the seat.');
    } catch (blocked) {
      tell('storage', 'bad', 'Bị chặn: tải lại trang là mất chỗ. Hãy tắt chế độ ẩn danh, hoặc mở bằng trình duyệt thường thay vì trong Zalo, Facebook.',
        'Blocked: a reload loses the seat. Leave private mode, or use an ordinary browser instead of one inside another app.');
    }
  }

  function median(values) {
    var sorted = values.slice().sort(function (a, b) { return a - b; });
    return sorted[Math.floor(sorted.length / 2)];
  }

  function told_trips(trips) {
    var middle = Math.round(median(trips));
    var worst = Math.round(Math.max.apply(null, trips));
    return middle + ' ms (' + worst + ' ms)';
  }

  function check_server(mine) {
    var trips = [];
    function ask() {
      var began = Date.now();
      var request = new XMLHttpRequest();
      request.open('GET', '/healthz?' + began, true);
      request.timeout = patience_ms;
      request.onload = function () {
        if (mine !== run) return;
        trips.push(Date.now() - began);
        if (request.status !== 200) {
          tell('server', 'bad', 'Máy chủ trả lời ' + request.status + '. Hãy báo người vận hành.',
            'The server answered ' + request.status + '. Tell its operator.');
        } else if (trips.length < samples) {
          ask();
        } else {
          var slow = median(trips) > 300;
          tell('server', slow ? 'warn' : 'ok', (slow ? 'Chậm: ' : '') + told_trips(trips),
            (slow ? 'Slow: ' : '') + told_trips(trips));
        }
      };
      request.onerror = request.ontimeout = function () {
        if (mine !== run) return;
        tell('server', 'bad', 'Không tới được máy chủ. Hãy xem mạng Wi-Fi và địa chỉ.',
          'The server cannot be reached. Look at the Wi-Fi and the address.');
      };
      request.send();
    }
    ask();
  }

  function judge_clock(server_ms, trips) {
    var off = Math.round((Date.now() - server_ms) / 1000);
    var said = 'lệch ' + Math.abs(off) + ' giây';
    var far = Math.abs(off) > 60;
    tell('clock', far ? 'warn' : 'ok',
      said + (far ? '. Hội thi theo giờ máy chủ nên không ảnh hưởng; nếu dùng https, hãy chỉnh lại giờ máy này.' : ''),
      Math.abs(off) + ' s off' + (far ? '. Contests go by the server, so it does no harm; with https, set this machine right.' : ''));
    tell('socket', 'ok', told_trips(trips), told_trips(trips));
  }

  function check_socket(mine) {
    var trips = [];
    var began = 0;
    var done = false;
    var socket = null;
    var timer = setTimeout(function () { fail(); }, patience_ms);
    function finish() {
      done = true;
      clearTimeout(timer);
      try {
        if (socket) socket.close();
      } catch (closed) { /* it is closed already */ }
    }
    function fail() {
      if (done || mine !== run) return;
      finish();
      tell('socket', 'bad', 'Mạng này mở được trang nhưng chặn kết nối trực tiếp (WebSocket). Hãy thử mạng khác hoặc 4G, và báo người quản trị mạng cho phép WebSocket tới ' + location.host + '.',
        'This network lets pages through but blocks the live connection (WebSocket). Try another network or mobile data, and ask its administrators to let WebSockets through to ' + location.host + '.');
      tell('clock', 'warn', 'Chưa đo được vì chưa có kết nối trực tiếp.', 'Not measured for want of a live connection.');
    }
    function ask() {
      began = Date.now();
      socket.send(JSON.stringify({ t: 'clock', c: began }));
    }
    try {
      socket = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + '/ws', 'hoithi.v1');
    } catch (refused) {
      return fail();
    }
    socket.onopen = ask;
    socket.onerror = socket.onclose = fail;
    // Open is not enough: some networks hold back what comes after.
    socket.onmessage = function (event) {
      if (done || mine !== run) return;
      var message = JSON.parse(event.data);
      if (message.t !== 'clock') return;
      trips.push(Date.now() - began);
      if (trips.length < samples) return ask();
      finish();
      judge_clock(message.s, trips);
    };
  }

  function check_sound() {
    var Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) {
      return tell('sound', 'warn', 'Trình duyệt không phát được âm thanh của trang.', 'This browser plays no sounds of pages.');
    }
    tell('sound', 'warn', 'Bấm “Thử âm thanh” và nghe.', 'Press “Try the sound” and listen.');
  }

  function play() {
    var Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) return;
    try {
      var context = new Context();
      var tone = context.createOscillator();
      var volume = context.createGain();
      volume.gain.value = 0.2;
      tone.frequency.value = 660;
      tone.connect(volume);
      volume.connect(context.destination);
      tone.onended = function () { context.close(); };
      tone.start();
      tone.stop(context.currentTime + 0.6);
      tell('sound', 'ok', 'Đã phát: nếu không nghe thấy, hãy xem âm lượng và dây loa.',
        'Played: if nothing is heard, look at the volume and the cable.');
    } catch (failed) {
      tell('sound', 'bad', 'Máy này không phát được âm thanh. Hãy xem loa và thiết bị âm thanh.',
        'This machine plays no sound. Look at its speakers and sound device.');
    }
  }

  function check() {
    run += 1;
    var waiting = ['server', 'socket', 'clock'];
    check_address();
    check_engine();
    check_storage();
    for (var i = 0; i < waiting.length; i++) tell(waiting[i], 'wait', 'Đang đo…', 'Measuring…');
    check_sound();
    check_server(run);
    check_socket(run);
  }

  document.getElementById('again').onclick = check;
  document.getElementById('sound').onclick = play;
  check();
})();
