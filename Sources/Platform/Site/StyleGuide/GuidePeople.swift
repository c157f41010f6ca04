import Basics

/// People and things: summaries, cards, figures, what is known, what happened.
extension StyleGuide {
  var people: HTML {
    sample(
      Bilingual(en: "A person, and two", fr: "Une personne, et deux"),
      Bilingual(
        en: "A full dot came, a ring opens a door. Names stand as their owners write them.",
        fr:
          "Un point plein arrive, un anneau ouvre une porte. Les noms s’écrivent comme leurs propriétaires les "
          + "écrivent."),
      "<div class=\"cards\">\(pair)\(bao.html(voice))\(chidi.html(voice))</div>\n")
      + sample(Bilingual(en: "What waits", fr: "Ce qui attend"), nil, work)
      + sample(Bilingual(en: "Figures", fr: "Chiffres clés"), nil, figures.html(voice))
      + sample(Bilingual(en: "What is known", fr: "Ce qu’on sait"), nil, Self.facts.html(voice))
      + sample(Bilingual(en: "What happened", fr: "Ce qui s’est passé"), nil, story.html(voice))
  }

  // MARK: Cards

  private var pair: HTML {
    let amina = PersonSummary(
      "Amina Belaïd", .newcomer, at: "/people/1",
      line: voice(en: "Civil engineer, Alger", fr: "Ingénieure civile, Alger"),
      facts: [
        "Halifax",
        voice(en: "French, Arabic, English at level 7", fr: "français, arabe, anglais au niveau 7"),
      ])
    let helene = PersonSummary(
      "Hélène Roy", .professional, at: "/people/8",
      line: voice(en: "Structural engineer, Rivage", fr: "Ingénieure en structure, Rivage"),
      facts: ["Halifax", voice(en: "two places left", fr: "deux places libres")])
    let actions = Actions(
      .button(Bilingual(en: "Propose", fr: "Proposer"), .main),
      .link(Bilingual(en: "Why these two?", fr: "Pourquoi elles deux ?"), "/pairs/1", .plain))
    return """
      <div class="card"><div class="pair">\(amina.html(voice))\(helene.html(voice))</div>\(actions.html(voice))</div>

      """
  }

  /// The first page of whoever works here.
  var work: HTML {
    let day = Cast.day(5)
    return WorkList.html(
      [
        WorkList(
          Bilingual(en: "Referrals to answer", fr: "Orientations à traiter"), count: 2,
          [
            .init(
              Bilingual(en: "Harbour House", fr: "Maison du Port"), at: "/referrals/1",
              note: Bilingual(en: "Referral", fr: "Orientation"),
              badge: Badge(Bilingual(en: "Answer today", fr: "Répondre aujourd’hui"), .warm, icon: .clock)),
            .init(
              Bilingual(en: "Citadel Centre", fr: "Centre de la Citadelle"), at: "/referrals/2",
              note: Bilingual(en: "Transfer of the record", fr: "Transfert du dossier")),
          ], all: "/referrals"),
        WorkList(
          Bilingual(en: "Consents that run out", fr: "Consentements qui arrivent à terme"), count: 7,
          [
            .init(
              Bilingual(same: "Amina Belaïd"), at: "/people/1",
              note: .inBoth { $0(en: "on \($0.date(day))", fr: "le \($0.date(day))") })
          ], all: "/people"),
        WorkList(Bilingual(en: "Corrections asked for", fr: "Corrections demandées"), count: 0, []),
      ], voice)
  }

  private var bao: Card {
    Card(
      Bilingual(same: "Bao Nguyễn"), at: "/people/2", badge: Cast.State.proposed.badge,
      actions: [
        .link(Bilingual(en: "Remind both", fr: "Relancer les deux"), "/people/2/reminder", icon: .letter)
      ],
      content: Self.facts.html(voice))
  }

  private var chidi: Card {
    let met = voice.date(Cast.day(-8))
    let words = voice(
      en: "Met Gurpreet Singh on \(met). Two of three introductions are made.",
      fr: "A rencontré Gurpreet Singh le \(met). Deux mises en relation sur trois sont faites.")
    return Card(
      Bilingual(same: "Chidi Okafor"), at: "/people/3", badge: Cast.State.meeting.badge,
      content: "<p>\(words)</p>\n")
  }

  private static let facts = Facts([
    .html(Bilingual(en: "Occupation", fr: "Profession")) { "\($0(Cast.newcomers[1].occupation))" },
    .html(Bilingual(en: "Arrived", fr: "Arrivée")) { "\($0.date(Cast.day(-294)))" },
    .text(Bilingual(en: "Licence", fr: "Permis"), nil),
  ])

  // MARK: Figures and stories

  private var figures: Figures {
    Figures([
      .init(
        Bilingual(en: "Newcomers waiting", fr: "Nouveaux arrivants en attente"), voice.number(83),
        note: .inBoth { voice in
          let longest = voice.days(312)
          return voice(en: "of 405; the longest for \(longest)", fr: "sur 405 ; depuis \(longest) au plus")
        }),
      .init(
        Bilingual(en: "Met this month", fr: "Rencontres ce mois-ci"), voice.number(27),
        note: Bilingual(en: "9 more than in October", fr: "9 de plus qu’en octobre")),
      .init(
        Bilingual(en: "Found work", fr: "Ont trouvé un emploi"), voice.percent(61, of: 94),
        note: Bilingual(en: "61 of 94 within a year", fr: "61 sur 94 en un an")),
      .init(
        Bilingual(en: "Granted", fr: "Subventions versées"),
        voice.money(Money(cents: 4_275_000), cents: false),
        note: Bilingual(en: "to 3 councils", fr: "à 3 conseils")),
    ])
  }

  private var story: Timeline {
    Timeline([
      .init(voice.date(Cast.day(-31)), Bilingual(en: "Proposed by Imani", fr: "Proposé par Imani")),
      .init(voice.date(Cast.day(-28)), Bilingual(en: "Both said yes", fr: "Les deux ont dit oui")),
      .init(
        voice.date(Cast.day(-8)),
        Bilingual(en: "First meeting, 45 minutes", fr: "Première rencontre, 45 minutes")),
      .init(
        voice.date(Cast.day(5)), Bilingual(en: "Second meeting", fr: "Deuxième rencontre"), isAhead: true),
    ])
  }
}
