import Basics
import Matching
import People
import Site

/// Two professionals side by side for one newcomer.
struct DeskComparisonPage {
  let frame: Frame
  let desk: Desk
  let entry: DeskEntry
  let candidates: [DeskCandidate]

  private var voice: Voice { frame.voice }

  var html: HTML {
    var frame = frame.titled(
      en: "Two for \(entry.person.name)", fr: "Deux personnes pour \(entry.person.name)")
    frame.breadcrumbs = [
      DeskPersonPage.list(desk),
      NavigationEntry(
        Bilingual(same: entry.person.name),
        DeskPage.address(of: entry.person.id, in: desk.roster.programme.id)),
    ]
    let isTwo = candidates.count == 2
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(isTwo ? table : two)\(DeskKeysPage.help(frame, .person))
        """)
  }

  private var two: HTML {
    Notice(
      .note,
      Bilingual(
        en: "Tick two professionals, and then compare them.",
        fr: "Cochez deux personnes, puis comparez-les."),
      next: NavigationEntry(
        Bilingual(en: "Back to the candidates", fr: "Revenir aux personnes proposées"),
        DeskPage.address(of: entry.person.id, in: desk.roster.programme.id))
    ).html(voice)
  }

  private struct Row: Sendable {
    let heading: Bilingual
    let cells: [HTML]
  }

  private var table: HTML {
    let names: HTML = .each(candidates) {
      "<th scope=\"col\" role=\"columnheader\"><bdi>\($0.entry.person.name)</bdi></th>"
    }
    let body: HTML = .each(rows) { row in
      let cells: HTML = .each(zip(candidates, row.cells)) { candidate, cell in
        "<td role=\"cell\" data-th=\"\(candidate.entry.person.name)\">\(cell)</td>"
      }
      return "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">\(voice(row.heading))</th>\(cells)</tr>\n"
    }
    return """
      <div class="tabled"><table role="table"><caption>\(voice(
        en: "What they offer, and how much each part of the score gives",
        fr: "Ce que chaque personne offre, et ce que donne chaque partie du pointage"))</caption>
      <thead role="rowgroup"><tr role="row"><td role="cell"></td>\(names)</tr></thead>
      <tbody role="rowgroup">
      \(body)</tbody></table></div>

      """
  }

  private var rows: [Row] {
    var rows = [
      row(Bilingual(en: "Score", fr: "Pointage")) { "<strong>\(voice(DeskWords.score($0.points)))</strong>" },
      row(Bilingual(en: "Occupation", fr: "Profession")) {
        "<bdi>\(voice($0.profile.occupationTitle))</bdi>"
      },
      row(Bilingual(en: "Employer", fr: "Employeur")) {
        known(DeskPersonPage.words($0.profile.employer, voice))
      },
      row(Bilingual(en: "City", fr: "Ville")) { known($0.entry.person.city) },
      row(Bilingual(en: "Places", fr: "Places")) { "\(voice(DeskWords.places($0, desk)))" },
      row(Bilingual(en: "Asked lately", fr: "Demandes récentes")) {
        "\(voice(DeskWords.asked($0.asked, desk)))"
      },
    ]
    for place in desk.policy.criteria.indices {
      let title = desk.policy.title(ofCriterion: place)
      let heading = Bilingual(en: "Points: \(title.en)", fr: "Points : \(title.fr)")
      rows.append(row(heading) { part($0, place) })
    }
    rows.append(
      row(Bilingual(en: "Why", fr: "Pourquoi")) { "\(DeskPairPage.reasons($0, voice))" })
    return rows
  }

  private func row(_ heading: Bilingual, _ cell: (DeskCandidate) -> HTML) -> Row {
    Row(heading: heading, cells: candidates.map(cell))
  }

  private func known(_ text: String) -> HTML {
    text.isEmpty
      ? "<span class=\"unknown\">\(voice(en: "not known", fr: "inconnu"))</span>" : "<bdi>\(text)</bdi>"
  }

  private func part(_ candidate: DeskCandidate, _ place: Int) -> HTML {
    guard candidate.score.parts.indices.contains(place) else { return .empty }
    let part = candidate.score.parts[place]
    let (points, most) = (Int(part.points) * 100 / Int(Score.scale), Int(part.most) * 100 / Int(Score.scale))
    let unknown = part.measure.isKnown ? "" : voice(en: ", not stated", fr: ", non précisé")
    return "\(voice(en: "\(points) of \(most) points", fr: "\(points) points sur \(most)"))\(unknown)"
  }
}
