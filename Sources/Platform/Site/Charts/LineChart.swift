import Basics

/// How something went over time. Lines are drawn in a picture that stretches while its words do not; the same figures stand
/// below as a table that opens.
package struct LineChart: Sendable {
  package let id: String
  package let caption: Bilingual
  /// What the places along the bottom are, and each one's name.
  package let steps: (heading: Bilingual, names: [Bilingual])
  package let series: [Series]

  package init(
    _ id: StaticString, _ caption: Bilingual, by steps: (heading: Bilingual, names: [Bilingual]),
    _ series: [Series]
  ) {
    self.id = id.description
    self.caption = caption
    self.steps = steps
    self.series = series
  }

  package func html(_ voice: Voice) -> HTML {
    """
    <figure class="chart lines" id="\(id)"><figcaption id="\(id)-caption">\(voice(caption))</figcaption>
    \(if: series.count > 1, legend(voice))\
    <div class="drawing" role="img" aria-labelledby="\(id)-caption"><svg class="axis">\(grid(voice))</svg>\
    <svg class="plot" viewBox="0 0 1000 1000" preserveAspectRatio="none">\(lines)</svg></div>
    \(bottom(voice))
    <details><summary>\(voice(en: "The figures as a table", fr: "Les chiffres en tableau"))</summary>\(table(voice))</details></figure>

    """
  }

  private var scale: Scale { Scale(upTo: series.flatMap { $0.values.compactMap { $0 } }.max() ?? 0) }

  private func legend(_ voice: Voice) -> HTML {
    let entries: HTML = .each(series.enumerated()) { place, series in
      """
      <li><svg class="key" viewBox="0 0 24 12" aria-hidden="true"><path class="s\(place + 1)" d="M0 6h24"/></svg>\
      \(voice(series.name))</li>
      """
    }
    return "<ul class=\"legend\">\(entries)</ul>\n"
  }

  /// Lines across, with their numbers at the left.
  private func grid(_ voice: Voice) -> HTML {
    let scale = scale
    return .each(scale.ticks) { tick in
      let height = Scale.percent(scale.top - tick, of: scale.top)
      return """
        <line class="\(tick == 0 ? "base" : "rule")" x1="3rem" x2="100%" y1="\(height)%" y2="\(height)%"/>\
        <text x="2.6rem" y="\(height)%" dy=".35em">\(voice.number(tick))</text>
        """
    }
  }

  private var lines: HTML {
    .each(series.enumerated()) { place, series in
      """
      <path class="s\(place + 1)" d="\(path(series.values, isDots: false))"/>\
      <path class="dots s\(place + 1)" d="\(path(series.values, isDots: true))"/>
      """
    }
  }

  /// A line broken where nothing was counted; or a dot at each place, drawn as a line without length, which a stretched
  /// picture leaves round.
  private func path(_ values: [Int?], isDots: Bool) -> String {
    let top = max(1, scale.top)
    let last = max(1, values.count - 1)
    var isDrawing = false
    return values.enumerated().compactMap { place, value -> String? in
      guard let value else {
        isDrawing = false
        return nil
      }
      let height = 1_000 - Int(Double(max(0, value)) / Double(top) * 1_000)
      defer { isDrawing = true }
      return "\(isDrawing && !isDots ? "L" : "M")\(place * 1_000 / last) \(height)\(isDots ? "h0" : "")"
    }.joined()
  }

  /// What the places are: all where there are few, else the first and the last; the table has them all.
  private func bottom(_ voice: Voice) -> HTML {
    let names =
      steps.names.count <= 8 ? steps.names : [steps.names.first, steps.names.last].compactMap { $0 }
    return "<p class=\"ends\" aria-hidden=\"true\">\(names, { "<span>\(voice($0))</span>" })</p>"
  }

  private func table(_ voice: Voice) -> HTML {
    let headings: HTML = .each(series) { "<th scope=\"col\" class=\"number\">\(voice($0.name))</th>" }
    let rows: HTML = .each(steps.names.enumerated()) { place, name in
      let cells: HTML = .each(series) { series in
        let value = series.values.indices.contains(place) ? series.values[place] : nil
        return "<td class=\"number\">\(value.map(voice.number) ?? "–")</td>"
      }
      return "<tr><th scope=\"row\">\(voice(name))</th>\(cells)</tr>\n"
    }
    return """
      <table><thead><tr><th scope="col">\(voice(steps.heading))</th>\(headings)</tr></thead>
      <tbody>
      \(rows)</tbody></table>
      """
  }
}

/// A line as small as a word, for the cell of a table beside the figure that it ends in.
package struct Sparkline: Sendable {
  package let values: [Int]

  package init(_ values: [Int]) {
    self.values = values
  }

  /// Decoration: whoever cannot see it has the figures beside it.
  package var html: HTML {
    let top = max(1, values.max() ?? 1)
    let last = max(1, values.count - 1)
    let points = values.enumerated().map { place, value in
      "\(2 + place * 76 / last) \(18 - Int(Double(max(0, value)) / Double(top) * 16))"
    }
    guard let end = points.last?.split(separator: " "), end.count == 2 else { return .empty }
    return """
      <svg class="spark" viewBox="0 0 80 20" aria-hidden="true"><path d="M\(points.joined(separator: "L"))"/>\
      <circle cx="\(String(end[0]))" cy="\(String(end[1]))" r="2.25"/></svg>
      """
  }
}
