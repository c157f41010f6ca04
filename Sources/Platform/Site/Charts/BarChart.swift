import Basics

/// Amounts beside each other, or parts of them. The chart is the table of its figures: each row has its bar, so that nothing
/// is said by length alone and nothing need be said twice.
package struct BarChart: Sendable {
  package let id: String
  package let caption: Bilingual
  /// What the rows are.
  package let categories: (heading: Bilingual, names: [Bilingual])
  /// One, or several that add up to a whole: then a row is one bar in parts.
  package let series: [Series]

  package init(
    _ id: StaticString, _ caption: Bilingual, by categories: (heading: Bilingual, names: [Bilingual]),
    _ series: [Series]
  ) {
    self.id = id.description
    self.caption = caption
    self.categories = categories
    self.series = series
  }

  package func html(_ voice: Voice) -> HTML {
    let headings: HTML = .each(series.enumerated()) { place, series in
      "<th scope=\"col\" role=\"columnheader\" class=\"number\">\(if: isStacked, Self.key(place))\(voice(series.name))</th>"
    }
    let rows: HTML = .each(categories.names.indices) { row($0, voice) }
    // Roles are written out, since a narrow screen takes rows apart and browsers would then forget the table.
    return """
      <table role="table" class="chart bars\(if: isStacked, " stacked")" id="\(id)"><caption>\(voice(caption))</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">\(voice(categories.heading))</th>\
      \(headings)<td role="cell" class="drawing"></td></tr></thead>
      <tbody role="rowgroup">
      \(rows)</tbody></table>

      """
  }

  private var isStacked: Bool { series.count > 1 }

  private var largest: Int {
    categories.names.indices.map { place in series.reduce(0) { $0 + (Self.value($1, place) ?? 0) } }.max()
      ?? 0
  }

  private func row(_ place: Int, _ voice: Voice) -> HTML {
    let figures: HTML = .each(series.enumerated()) { number, series in
      let figure = Self.value(series, place).map(voice.number) ?? "–"
      return "<td role=\"cell\" class=\"number\">\(if: isStacked, Self.key(number))\(figure)</td>"
    }
    return """
      <tr role="row"><th scope="row" role="rowheader">\(voice(categories.names[place]))</th>\(figures)\
      <td role="cell" class="drawing">\(bar(place))</td></tr>

      """
  }

  private func bar(_ place: Int) -> HTML {
    var before = 0
    let parts: HTML = .each(series.enumerated()) { number, series in
      let value = Self.value(series, place) ?? 0
      defer { before += value }
      return """
        <rect class="s\(number + 1)" x="\(Scale.percent(before, of: largest))%" \
        width="\(Scale.percent(value, of: largest))%" height="100%"/>
        """
    }
    return "<svg aria-hidden=\"true\">\(parts)</svg>"
  }

  private static func value(_ series: Series, _ place: Int) -> Int? {
    series.values.indices.contains(place) ? series.values[place].map { max(0, $0) } : nil
  }

  static func key(_ place: Int) -> HTML {
    "<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"s\(place + 1)\" width=\"12\" height=\"12\" rx=\"2\"/></svg>"
  }
}
