import Basics

/// Actions, notices, people, things, and the ways between pages.
extension StyleGuide {
  // MARK: Actions

  var actions: HTML {
    let propose = Bilingual(en: "Propose this pair", fr: "Proposer ce jumelage")
    return """
      \(sample(Bilingual(en: "By weight", fr: "Selon le poids"), Bilingual(en: "One main action a page: what most people came to do. Words say what will happen.", fr: "Une seule action principale par page : ce que la plupart viennent faire. Les mots disent ce qui va se passer.")))\
      \(Actions(
        .button(propose, .main, icon: .meeting), .button(Bilingual(en: "Put aside", fr: "Mettre de côté"), .second),
        .button(Bilingual(en: "Withdraw", fr: "Retirer"), .grave, icon: .undo),
        .button(Bilingual(en: "Skip this person", fr: "Passer cette personne"), .plain)
      ).html(voice))\
      \(sample(Bilingual(en: "That cannot be used yet", fr: "Pas encore possibles"), Bilingual(en: "Rarely: better to let people try, and to say what is missing.", fr: "Rarement : mieux vaut laisser essayer, et dire ce qui manque.")))\
      \(Actions(.button(propose, .main, isDisabled: true), .button(Bilingual(en: "Put aside", fr: "Mettre de côté"), .second, isDisabled: true)).html(voice))\
      \(sample(Bilingual(en: "As links", fr: "En liens"), Bilingual(en: "What leads to another page is a link, whatever it looks like.", fr: "Ce qui mène à une autre page est un lien, quelle que soit son allure.")))\
      \(Actions(
        .link(Bilingual(en: "Add a newcomer", fr: "Ajouter une personne"), "/people/new", .main, icon: .plus),
        .link(Bilingual(en: "Download as a spreadsheet", fr: "Télécharger en tableur"), "/people.csv", .second, icon: .download),
        .link(Bilingual(en: "Print", fr: "Imprimer"), "/people/print", .plain, icon: .print)
      ).html(voice))

      """
  }

  // MARK: Messages

  var messages: HTML {
    let notices: [Notice] = [
      Notice(
        .done,
        Bilingual(en: "The pair was proposed to both.", fr: "Le jumelage est proposé aux deux personnes.")),
      Notice(
        .note,
        .inBoth { voice in
          let end = voice.date(LocalDate(daysSince1970: Cast.today.daysSince1970 + 13))
          return voice(
            en: "You began this form yesterday. It is kept until \(end).",
            fr: "Vous avez commencé ce formulaire hier. Il est conservé jusqu’au \(end).")
        },
        next: NavigationEntry(Bilingual(en: "Go on with it", fr: "Le reprendre"), "/people/new")),
      Notice(
        .warning,
        Bilingual(
          en: "Hélène Roy has one place left, and two people wait for it.",
          fr: "Il reste une place à Hélène Roy, et deux personnes l’attendent.")),
      Notice(
        .problem,
        Bilingual(
          en: "The mail server does not answer. Nothing is lost: letters go out as soon as it does.",
          fr:
            "Le serveur de courriel ne répond pas. Rien n’est perdu : les lettres partiront dès qu’il répondra."
        )),
    ]
    return """
      \(sample(Bilingual(en: "Notices", fr: "Avis"), Bilingual(en: "What was done, what to know, what may surprise, what went wrong, and what to do about it.", fr: "Ce qui est fait, ce qu’il faut savoir, ce qui peut surprendre, ce qui a échoué, et que faire.")))\
      \(notices, { $0.html(voice) })\
      \(sample(Bilingual(en: "States", fr: "États"), Bilingual(en: "A sign and a word; colour only helps.", fr: "Un signe et un mot ; la couleur ne fait qu’aider.")))\
      <p class="badges">\(Cast.State.allCases, { $0.badge.html(voice) })\(Self.badges, { $0.html(voice) })</p>
      \(sample(Bilingual(en: "Where there is nothing", fr: "Là où il n’y a rien"), Bilingual(en: "Say what would stand here, and the one thing to do next.", fr: "Dire ce qui serait ici, et la seule chose à faire ensuite.")))\
      \(EmptyState(
        .alone, title: Bilingual(en: "Nobody waits", fr: "Personne n’attend"),
        words: Bilingual(
          en: "Newcomers appear here as soon as they are registered. Read a spreadsheet, or add them one by one.",
          fr: "Les nouveaux arrivants apparaissent ici dès leur inscription. Lisez un tableur, ou ajoutez-les un à un."),
        next: .link(Bilingual(en: "Read a spreadsheet", fr: "Lire un tableur"), "/people/import", .main, icon: .upload)
      ).html(voice, heading: 4))\
      \(EmptyState(
        .open, title: Bilingual(en: "No professional is free in this field", fr: "Personne n’est libre dans ce domaine"),
        words: Bilingual(
          en: "Three civil engineers would shorten the longest wait by 112 days.",
          fr: "Trois ingénieurs civils raccourciraient la plus longue attente de 112 jours.")
      ).html(voice, heading: 4))

      """
  }

  private static let badges = [
    Badge(Bilingual(en: "Licence pending", fr: "Permis en cours"), .alarm, icon: .flag),
    Badge(Bilingual(en: "Checked", fr: "Vérifié"), .good, icon: .check),
    Badge(Bilingual(en: "Private", fr: "Confidentiel"), .quiet, icon: .lock),
    Badge(Bilingual(en: "Today", fr: "Aujourd’hui"), .cool, icon: .clock),
  ]

  // MARK: People and things

  private func person(_ newcomer: Cast.Newcomer) -> PersonSummary {
    PersonSummary(
      newcomer.name, .newcomer, at: "/people/1", line: "\(voice(newcomer.occupation)), \(newcomer.from)",
      facts: [
        newcomer.city,
        voice(en: "French, Arabic, English at level 7", fr: "français, arabe, anglais au niveau 7"),
      ])
  }

  private var helene: PersonSummary {
    PersonSummary(
      "Hélène Roy", .professional, at: "/people/8",
      line: voice(en: "Structural engineer, Rivage", fr: "Ingénieure en structure, Rivage"),
      facts: ["Halifax", voice(en: "two places left", fr: "deux places libres")])
  }

  var people: HTML {
    """
    \(sample(Bilingual(en: "A person, and two", fr: "Une personne, et deux"), Bilingual(en: "A full dot came, a ring opens a door. Names stand as their owners write them.", fr: "Un point plein arrive, un anneau ouvre une porte. Les noms s’écrivent comme leurs propriétaires les écrivent.")))\
    <div class="cards"><div class="card"><div class="pair">\(person(Cast.newcomers[0]).html(voice))\(helene.html(voice))</div>\
    \(Actions(.button(Bilingual(en: "Propose", fr: "Proposer"), .main), .button(Bilingual(en: "Why these two?", fr: "Pourquoi elles ?"), .plain)).html(voice))</div>
    \(Card(
      Bilingual(same: "Bao Nguyễn"), at: "/people/2", badge: Cast.State.proposed.badge,
      actions: [.link(Bilingual(en: "Remind both", fr: "Relancer les deux"), "/people/2/reminder", icon: .letter)],
      content: bao.html(voice)
    ).html(voice))
    \(Card(
      Bilingual(same: "Chidi Okafor"), at: "/people/3", badge: Cast.State.meeting.badge,
      content: "<p>\(voice(en: "Met Gurpreet Singh on November\u{A0}14. Two of three introductions are made.", fr: "A rencontré Gurpreet Singh le 14\u{A0}novembre. Deux mises en relation sur trois sont faites."))</p>"
    ).html(voice))</div>
    \(sample(Bilingual(en: "Figures", fr: "Chiffres clés")))\
    \(Figures([
      .init(Bilingual(en: "Newcomers waiting", fr: "Nouveaux arrivants en attente"), voice.number(83), note: .inBoth { $0(en: "of \($0.number(405)); the longest for \($0.days(312))", fr: "sur \($0.number(405)) ; depuis \($0.days(312)) au plus") }),
      .init(Bilingual(en: "Met this month", fr: "Rencontres ce mois-ci"), voice.number(27), note: Bilingual(en: "9 more than in October", fr: "9 de plus qu’en octobre")),
      .init(Bilingual(en: "Found work", fr: "Ont trouvé un emploi"), voice.percent(61, of: 94), note: .inBoth { $0(en: "\($0.number(61)) of \($0.number(94)) within a year", fr: "\($0.number(61)) sur \($0.number(94)) en un an") }),
      .init(Bilingual(en: "Granted", fr: "Subventions versées"), voice.money(Money(cents: 4_275_000), cents: false)),
    ]).html(voice))\
    \(sample(Bilingual(en: "What is known", fr: "Ce qu’on sait")))\
    \(bao.html(voice))\
    \(sample(Bilingual(en: "What happened", fr: "Ce qui s’est passé")))\
    \(Timeline([
      .init(voice.date(LocalDate(daysSince1970: Cast.today.daysSince1970 - 31)), Bilingual(en: "Proposed by Imani", fr: "Proposé par Imani")),
      .init(voice.date(LocalDate(daysSince1970: Cast.today.daysSince1970 - 28)), Bilingual(en: "Both said yes", fr: "Les deux ont dit oui")),
      .init(voice.date(LocalDate(daysSince1970: Cast.today.daysSince1970 - 8)), Bilingual(en: "First meeting, 45 minutes", fr: "Première rencontre, 45 minutes")),
      .init(voice.date(LocalDate(daysSince1970: Cast.today.daysSince1970 + 5)), Bilingual(en: "Second meeting", fr: "Deuxième rencontre"), isAhead: true),
    ]).html(voice))

    """
  }

  private var bao: Facts {
    Facts([
      .text(Bilingual(en: "Occupation", fr: "Profession"), voice(Cast.newcomers[1].occupation)),
      .html(Bilingual(en: "Arrived", fr: "Arrivée")) {
        "\($0.date(LocalDate(daysSince1970: Cast.today.daysSince1970 - 294)))"
      },
      .text(Bilingual(en: "Licence", fr: "Permis"), nil),
    ])
  }

  // MARK: Ways

  var ways: HTML {
    let question = Dialog(
      id: "withdraw", title: Bilingual(en: "Withdraw this pair?", fr: "Retirer ce jumelage ?"),
      words: Bilingual(
        en: "Amina and Hélène will be told that it does not take place. What they wrote to each other stays.",
        fr: "Amina et Hélène sauront que la rencontre n’a pas lieu. Ce qu’elles se sont écrit reste."),
      action: "/partnerships/7/closure",
      confirm: Bilingual(en: "Withdraw the pair", fr: "Retirer le jumelage"),
      isGrave: true)
    let here = Address(local: frame.address.path) ?? "/"
    return """
      \(sample(Bilingual(en: "Parts of one thing", fr: "Les parties d’une chose"), Bilingual(en: "Links that stand like tabs: each part is a page with its own address.", fr: "Des liens disposés en onglets : chaque partie est une page avec sa propre adresse.")))\
      \(Tabs(Bilingual(en: "Parts of the profile", fr: "Parties du profil"), [
        (NavigationEntry(Bilingual(en: "Profile", fr: "Profil"), here), nil),
        (NavigationEntry(Bilingual(en: "Meetings", fr: "Rencontres"), "/people/1/meetings"), 3),
        (NavigationEntry(Bilingual(en: "Documents", fr: "Documents"), "/people/1/documents"), 12),
        (NavigationEntry(Bilingual(en: "History", fr: "Historique"), "/people/1/history"), nil),
      ]).html(frame))\
      \(sample(Bilingual(en: "Page after page", fr: "De page en page")))\
      \(Pagination(page: 4, of: 12, at: here.with("find", "halifax"), field: "p").html(voice))\
      \(sample(Bilingual(en: "A question first", fr: "Une question d’abord"), Bilingual(en: "Opens here with a script, as a page of its own without one.", fr: "S’ouvre ici avec un script, sur sa propre page sans lui.")))\
      \(Actions(.link(Bilingual(en: "Withdraw…", fr: "Retirer…"), "/partnerships/7/closure/new", .grave, dialog: question.id)).html(voice))\
      \(question.html(frame))\
      \(sample(Bilingual(en: "More, if wanted", fr: "Plus, au besoin")))\
      <details><summary>\(voice(en: "How was this decided?", fr: "Comment la décision est-elle prise ?"))</summary>
      <p>\(voice(en: "Both are engineers, both live in Halifax, both speak French; Amina has waited longest.", fr: "Toutes deux sont ingénieures, vivent à Halifax et parlent français ; Amina attend depuis le plus longtemps."))</p></details>

      """
  }
}
