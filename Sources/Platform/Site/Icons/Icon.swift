/// The icons of the site, drawn for it: 24 by 24, one stroke of 1.75 with round ends, nothing filled but a dot. They stand
/// beside words and never instead of them, so that assistive technology passes them over.
package enum Icon: String, Sendable, CaseIterable {
  case person, people, meeting, briefcase, building, place, letter, telephone, speech
  case calendar, clock, search, filter, sort, up, down, left, right, away
  case plus, check, cross, pencil, bin, save, undo, send, more
  case document, upload, download, print, chart, table, list
  case note, warning, problem, done, help, lock, key, eye, door, star, flag, refresh

  package var html: HTML {
    "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\(Self.strokes[self] ?? .empty)</svg>"
  }

  private static let strokes: [Icon: HTML] = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.drawn) })

  private var drawn: HTML {
    switch self {
    case .person:
      """
      <circle cx="12" cy="8" r="3.75"/><path d="M4.75 20c.6-3.9 3.4-6 7.25-6s6.65 2.1 7.25 6"/>
      """
    case .people:
      """
      <circle cx="9" cy="8.5" r="3.25"/><path d="M2.75 19.5c.5-3.6 2.9-5.5 6.25-5.5s5.75 1.9 6.25 5.5"/>\
      <path d="M15.5 5.6a3.1 3.1 0 0 1 0 5.8M17.75 14.6c2 .8 3.2 2.5 3.5 4.9"/>
      """
    case .meeting:
      """
      <circle cx="5.75" cy="12" r="3"/><circle cx="18.25" cy="12" r="3"/><path d="M8.75 12h6.5"/>
      """
    case .briefcase:
      """
      <rect x="3.5" y="7.5" width="17" height="12" rx="1.75"/><path d="M9 7.5V5.25c0-.7.5-1.25 \
      1.25-1.25h3.5c.75 0 1.25.55 1.25 1.25V7.5M3.5 12.75h17"/>
      """
    case .building:
      """
      <path d="M5 20V5.5C5 4.7 5.7 4 6.5 4h7c.8 0 1.5.7 1.5 1.5V20M15 10h2.5c.8 0 1.5.7 1.5 1.5V20M3 \
      20h18M8.5 8h3M8.5 12h3M8.5 16h3"/>
      """
    case .place:
      """
      <path d="M12 21c4.4-4.6 6.5-8.1 6.5-11A6.5 6.5 0 0 0 5.5 10c0 2.9 2.1 6.4 6.5 11z"/><circle \
      cx="12" cy="10" r="2.25"/>
      """
    case .letter:
      """
      <rect x="3.5" y="5.5" width="17" height="13" rx="1.75"/><path d="m4 7 8 6 8-6"/>
      """
    case .telephone:
      """
      <path d="M6 4h2.6l1.65 4.2-2 1.6c1.1 2.4 3 4.3 5.4 5.4l1.6-2L19.5 14.9v2.6c0 1.3-1 2.2-2.3 2C10.3 \
      18.5 5 13 4 6.3 3.8 5 4.7 4 6 4z"/>
      """
    case .speech:
      """
      <path d="M5.5 4.5h13c.9 0 1.5.7 1.5 1.5v8.5c0 .9-.7 1.5-1.5 1.5H11l-4.5 4v-4h-1C4.7 16 4 15.4 4 \
      14.5V6c0-.8.7-1.5 1.5-1.5zM8 8.75h8M8 12h5"/>
      """
    case .calendar:
      """
      <rect x="4" y="5.5" width="16" height="14.5" rx="1.75"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>
      """
    case .clock: "<circle cx=\"12\" cy=\"12\" r=\"8.25\"/><path d=\"M12 7.25V12l3.25 2\"/>"
    case .search: "<circle cx=\"10.75\" cy=\"10.75\" r=\"6.25\"/><path d=\"m15.5 15.5 4.75 4.75\"/>"
    case .filter: "<path d=\"M4 6.5h16M7 12h10M10 17.5h4\"/>"
    case .sort: "<path d=\"M8 5v14m0 0-3.25-3.25M8 19l3.25-3.25M16 19V5m0 0-3.25 3.25M16 5l3.25 3.25\"/>"
    case .up: "<path d=\"m6 14.5 6-6 6 6\"/>"
    case .down: "<path d=\"m6 9.5 6 6 6-6\"/>"
    case .left: "<path d=\"m14.5 6-6 6 6 6\"/>"
    case .right: "<path d=\"m9.5 6 6 6-6 6\"/>"
    case .away:
      """
      <path d="M13.5 4.5h6v6M19.5 4.5l-8.5 8.5M17.5 14v4c0 .85-.65 1.5-1.5 1.5H6c-.85 \
      0-1.5-.65-1.5-1.5V8c0-.85.65-1.5 1.5-1.5h4"/>
      """
    case .plus: "<path d=\"M12 5v14M5 12h14\"/>"
    case .check: "<path d=\"m5 12.75 4.5 4.5L19 7.5\"/>"
    case .cross: "<path d=\"m6.5 6.5 11 11M17.5 6.5l-11 11\"/>"
    case .pencil:
      """
      <path d="m4.5 19.5.9-4L16 4.9c.6-.6 1.5-.6 2.1 0l1 1c.6.6.6 1.5 0 2.1L8.5 18.6zM14 7l3 3"/>
      """
    case .bin:
      """
      <path d="M4.5 7h15M9.5 7V5.25c0-.7.55-1.25 1.25-1.25h2.5c.7 0 1.25.55 1.25 1.25V7M6.5 7l.8 \
      11.6c.05.8.7 1.4 1.5 1.4h6.4c.8 0 1.45-.6 1.5-1.4L17.5 7M10.25 11v5M13.75 11v5"/>
      """
    case .save: "<path d=\"M6.5 4h11c.55 0 1 .45 1 1v15l-6.5-4.5L5.5 20V5c0-.55.45-1 1-1z\"/>"
    case .undo: "<path d=\"M8.5 5.5 4.5 9.5l4 4M4.5 9.5H14a5 5 0 0 1 0 10H9\"/>"
    case .send: "<path d=\"M20 4.5 3.75 10.5l6.5 3.25L13.5 20.25zM20 4.5l-9.75 9.25\"/>"
    case .more:
      """
      <circle class="dot" cx="6" cy="12" r="1.25"/><circle class="dot" cx="12" cy="12" r="1.25"/>\
      <circle class="dot" cx="18" cy="12" r="1.25"/>
      """
    case .document:
      """
      <path d="M7 3.75h6.75L18.5 8.5v10.25c0 .85-.65 1.5-1.5 1.5H7c-.85 \
      0-1.5-.65-1.5-1.5V5.25c0-.85.65-1.5 1.5-1.5zM13.5 4v4.75h4.75M8.75 12.75h6.5M8.75 16h4.5"/>
      """
    case .upload:
      """
      <path d="M12 16V4.5m0 0L7.5 9M12 4.5 16.5 9M4.5 15.5v2.75c0 .85.65 1.5 1.5 1.5h12c.85 0 1.5-.65 \
      1.5-1.5V15.5"/>
      """
    case .download:
      """
      <path d="M12 4.5V16m0 0-4.5-4.5M12 16l4.5-4.5M4.5 15.5v2.75c0 .85.65 1.5 1.5 1.5h12c.85 0 1.5-.65 \
      1.5-1.5V15.5"/>
      """
    case .print:
      """
      <path d="M7 9V4h10v5M7 16.5H5.5c-.85 0-1.5-.65-1.5-1.5v-4.5C4 9.65 4.65 9 5.5 9h13c.85 0 1.5.65 \
      1.5 1.5V15c0 .85-.65 1.5-1.5 1.5H17M7 14h10v6H7z"/>
      """
    case .chart: "<path d=\"M4 20h16M7 16.5V12M12 16.5V5M17 16.5V9\"/>"
    case .table:
      """
      <rect x="4" y="5" width="16" height="14" rx="1.75"/><path d="M4 9.75h16M4 14.4h16M10 9.75V19"/>
      """
    case .list:
      """
      <circle class="dot" cx="5.25" cy="7" r="1.25"/><circle class="dot" cx="5.25" cy="12" r="1.25"/>\
      <circle class="dot" cx="5.25" cy="17" r="1.25"/><path d="M9.5 7H20M9.5 12H20M9.5 17H20"/>
      """
    case .note:
      """
      <circle cx="12" cy="12" r="8.25"/><path d="M12 11v5"/><circle class="dot" cx="12" cy="8" r="1.1"/>
      """
    case .warning:
      """
      <path d="M12 4.25 3.5 18.75c-.3.55.05 1.25.7 1.25h15.6c.65 0 1-.7.7-1.25zM12 10v4.25"/><circle \
      class="dot" cx="12" cy="17" r="1.1"/>
      """
    case .problem:
      """
      <path d="M8.5 3.75h7l4.75 4.75v7l-4.75 4.75h-7L3.75 15.5v-7zM12 8v5"/><circle class="dot" cx="12" \
      cy="16" r="1.1"/>
      """
    case .done: "<circle cx=\"12\" cy=\"12\" r=\"8.25\"/><path d=\"m8 12.4 2.9 2.85L16 9.5\"/>"
    case .help:
      """
      <circle cx="12" cy="12" r="8.25"/><path d="M9.6 9.6c.2-1.3 1.15-2.1 2.45-2.1 1.4 0 2.45.9 2.45 \
      2.2 0 1.9-2.45 2-2.45 3.9"/><circle class="dot" cx="12" cy="16.5" r="1.1"/>
      """
    case .lock:
      """
      <rect x="5" y="10.5" width="14" height="9.5" rx="1.75"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>
      """
    case .key:
      """
      <circle cx="8" cy="15.5" r="4"/><path d="M11 12.5 19.5 4M16 7.5l2.75 2.75M13.5 10l2 2"/>
      """
    case .eye:
      """
      <path d="M2.75 12C5 8 8.2 6 12 6s7 2 9.25 6c-2.25 4-5.45 6-9.25 6s-7-2-9.25-6z"/><circle cx="12" \
      cy="12" r="2.75"/>
      """
    case .door:
      """
      <path d="M6 20V5.25C6 4.55 6.55 4 7.25 4h9.5c.7 0 1.25.55 1.25 1.25V20M3.5 20h17"/><circle \
      class="dot" cx="14.75" cy="12.5" r="1.1"/>
      """
    case .star:
      """
      <path d="m12 4 2.45 5.1 5.55.75-4.05 3.9 1 5.5L12 16.6l-4.95 2.65 1-5.5L4 9.85l5.55-.75z"/>
      """
    case .flag: "<path d=\"M6 20.5V4.5M6 5.25c4-2 7.5 2 12.25 0v8.5c-4.75 2-8.25-2-12.25 0\"/>"
    case .refresh: "<path d=\"M19.5 12a7.5 7.5 0 1 1-2.4-5.5L19.5 8.75M19.5 4.5v4.25h-4.25\"/>"
    }
  }
}
