// What stands on a page until its script runs, and what to do where it cannot. Plain ES5 without a
// build: the browsers that it is for understand nothing newer.
(function () {
  'use strict';

  var missing = false;

  var script = document.currentScript;

  // Whoever comes by a link with a code needs the live connection: it begins now, and does not wait
  // for the page's script, which goes on with it (early_socket.ts).
  if (script && script.hasAttribute('data-live') && /[?&]code=\d{6}\b/.test(location.search)) {
    var scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    try {
      window.early_socket = new WebSocket(scheme + location.host + '/ws', 'hoithi.v1');
    } catch (refused) { /* The page's script will find out, and say so. */ }
  }

  // What the build made for browsers that lack some of the newer ways to describe a page's look.
  var style = script && script.getAttribute('data-old-style');
  function knows(selector) {
    return window.CSS && CSS.supports && CSS.supports('selector(' + selector + ')');
  }
  if (style && !(knows(':where(a)') && knows(':focus-visible'))) {
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    document.head.appendChild(link);
    document.documentElement.className = 'old';
  }

  function line(parent, name, text, lang) {
    var made = document.createElement(name);
    made.appendChild(document.createTextNode(text));
    if (lang) made.lang = lang;
    parent.appendChild(made);
    return made;
  }

  function say(box, title, title_en, advice, advice_en) {
    while (box.firstChild) box.removeChild(box.firstChild);
    box.setAttribute('role', 'alert');
    line(box, 'h1', title);
    line(box, 'p', advice);
    line(box, 'h2', title_en, 'en');
    line(box, 'p', advice_en, 'en');
    line(box, 'button', 'Thử lại · Try again').onclick = function () {
      location.reload();
    };
  }

  // A page's script takes the box away when it starts.
  function look() {
    var box = document.getElementById('opening');
    if (!box) return;
    if (window.early_socket) window.early_socket.close();
    if (missing) {
      say(box, 'Chưa tải được trang', 'The page did not come through',
        'Hãy kiểm tra mạng rồi bấm “Thử lại”.',
        'Check your network, then press “Try again”.');
    } else {
      say(box, 'Trình duyệt này quá cũ', 'This browser is too old',
        'Hãy cập nhật trình duyệt (Chrome, Firefox, Samsung Internet; trên iPhone: cập nhật iOS) ' +
          'rồi mở lại trang này, hoặc dùng máy khác. ' + box.getAttribute('data-needs') + '.',
        'Update it (Chrome, Firefox, Samsung Internet; on an iPhone: update iOS) and open this ' +
          'page again, or use another device. ' + box.getAttribute('data-needs-en') + '.');
    }
  }

  if (!window.addEventListener) {
    window.attachEvent('onload', look);
    return;
  }
  window.addEventListener('error', function (event) {
    if (event.target && event.target.tagName === 'SCRIPT') missing = true;
  }, true);
  window.addEventListener('load', look);
})();
