import Basics

/// A table, declared once: what it shows, its columns, and what stands in its place when it is empty. Sorting, searching and
/// paging are addresses, so that a view can be kept and sent on, and work without a script.
///
///     let slice = TableSlice(of: people, by: query, columns: waiting.columns, voice: frame.voice)
///     waiting.html(frame, slice, query: query)
package struct Table<Row: Sendable>: Sendable {
  package let id: String
  package let caption: Bilingual
  package let columns: [Column<Row>]
  /// What one row is, for "12 newcomers found".
  package let counted: (en: (one: String, many: String), fr: (one: String, many: String))
  package let empty: EmptyState
  /// Whether there is a field to search the rows by.
  package let isSearched: Bool

  package init(
    _ id: StaticString, _ caption: Bilingual, _ columns: [Column<Row>],
    counted: (en: (one: String, many: String), fr: (one: String, many: String)), empty: EmptyState,
    isSearched: Bool = true
  ) {
    self.id = id.description
    self.caption = caption
    self.columns = columns
    self.counted = counted
    self.empty = empty
    self.isSearched = isSearched
  }

  package func html(_ frame: Frame, _ slice: TableSlice<Row>, query: TableQuery = TableQuery()) -> HTML {
    guard slice.total > 0 else { return empty.html(frame.voice) }
    let pages = Pagination(
      page: slice.page, of: slice.pageCount, at: frame.address, field: query.prefix + "page")
    return """
      <div class="tabled" id="\(id)">
      \(if: isSearched, search(frame, query))\
      \(slice.found == 0 ? nothing(frame, query) : table(frame, slice, query))\
      \(pages.html(frame.voice))</div>

      """
  }

  // MARK: Search

  private func search(_ frame: Frame, _ query: TableQuery) -> HTML {
    let field = query.prefix + "find"
    let kept = frame.query.fields.filter { $0.name != field && $0.name != query.prefix + "page" }
    let label = frame.voice(en: "Find in this table", fr: "Chercher dans ce tableau")
    let button = Action.button(Bilingual(en: "Find", fr: "Chercher"), .second, icon: .search)
    let path = Address(local: frame.address.path) ?? "/"
    return """
      <form class="find" role="search"\(action: path.at(id))>\
      \(kept, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
      <label for="\(id)-find">\(label)</label>\
      <input id="\(id)-find" type="search" name="\(field)" value="\(query.find)" maxlength="100">\
      \(button.html(frame.voice))</form>

      """
  }

  private func nothing(_ frame: Frame, _ query: TableQuery) -> HTML {
    let all = frame.address.with(query.prefix + "find", nil).with(query.prefix + "page", nil)
    let words = frame.voice(
      en: "Nothing here holds “\(query.find)”. Try fewer letters, or",
      fr: "Rien ici ne contient « \(query.find) ». Essayez moins de lettres, ou")
    return
      "<p class=\"nothing\">\(words) <a\(href: all)>\(frame.voice(en: "show everything", fr: "affichez tout"))</a>.</p>\n"
  }

  // MARK: Table

  private func table(_ frame: Frame, _ slice: TableSlice<Row>, _ query: TableQuery) -> HTML {
    let rows = rows(slice.rows, frame.voice)
    // Roles are written out, since a narrow screen shows rows as cards and browsers would then forget the table.
    return """
      <div class="scroll" role="region" tabindex="0" aria-labelledby="\(id)-caption">
      <table role="table"><caption id="\(id)-caption">\(frame.voice(caption)) \
      <span class="count">\(counted(slice, frame.voice))</span></caption>
      <thead role="rowgroup"><tr role="row">\(columns, { heading($0, frame, query) })</tr></thead>
      <tbody role="rowgroup">
      \(rows)</tbody></table></div>

      """
  }

  private func counted(_ slice: TableSlice<Row>, _ voice: Voice) -> String {
    let found = voice.count(slice.found, en: counted.en, fr: counted.fr)
    guard slice.found < slice.total else { return found }
    return voice(
      en: "\(found) of \(voice.number(slice.total))", fr: "\(found) sur \(voice.number(slice.total))")
  }

  private func heading(_ column: Column<Row>, _ frame: Frame, _ query: TableQuery) -> HTML {
    let words = frame.voice(column.heading)
    guard column.order != nil else {
      return "<th scope=\"col\" role=\"columnheader\"\(column.kind.attributes)>\(words)</th>"
    }
    let isSorted = query.sort == column.name
    let direction: Attribute? =
      isSorted ? .value("aria-sort", query.isDescending ? "descending" : "ascending") : nil
    let sign = isSorted ? (query.isDescending ? Icon.down : .up) : .sort
    let address = query.address(sorting: column.name, from: frame.address).at(id)
    return """
      <th scope="col" role="columnheader"\(column.kind.attributes)\(Attributes(direction))>\
      <a\(href: address)>\(words)\(sign.html)</a></th>
      """
  }

  /// What stands around a cell is put together once for each column, not for each cell.
  private func rows(_ rows: [Row], _ voice: Voice) -> HTML {
    let openings: [HTML] = columns.enumerated().map { place, column in
      place == 0
        ? "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">"
        : "<td role=\"cell\"\(column.kind.attributes) data-th=\"\(voice(column.heading))\">"
    }
    let cells = columns.map(\.cell)
    let (endOfName, endOfCell, endOfRow): (HTML, HTML, HTML) = ("</th>", "</td>", "</tr>\n")
    var html = HTML.empty
    for row in rows {
      for place in openings.indices {
        html += openings[place]
        html += cells[place](row, voice)
        html += place == 0 ? endOfName : endOfCell
      }
      html += endOfRow
    }
    return html
  }
}
