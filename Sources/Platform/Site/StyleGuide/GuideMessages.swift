import Basics

/// What can be done, what the site says, and the ways between pages.
extension StyleGuide {
  // MARK: Actions

  var actions: HTML {
    let propose = Bilingual(en: "Propose this pair", fr: "Proposer ce jumelage")
    let aside = Bilingual(en: "Put aside", fr: "Mettre de côté")
    let byWeight = Actions(
      .button(propose, .main, icon: .meeting), .button(aside, .second),
      .button(Bilingual(en: "Withdraw", fr: "Retirer"), .grave, icon: .undo),
      .button(Bilingual(en: "Skip this person", fr: "Passer cette personne"), .plain))
    let disabled = Actions(
      .button(propose, .main, isDisabled: true), .button(aside, .second, isDisabled: true))
    let links = Actions(
      .link(Bilingual(en: "Add a newcomer", fr: "Ajouter une personne"), "/people/new", .main, icon: .plus),
      .link(
        Bilingual(en: "Download as a spreadsheet", fr: "Télécharger en tableur"), "/people.csv", .second,
        icon: .download),
      .link(Bilingual(en: "Print", fr: "Imprimer"), "/people/print", .plain, icon: .print))
    return sample(
      Bilingual(en: "By weight", fr: "Selon le poids"),
      Bilingual(
        en: "One main action a page: what most people came to do. Words say what will happen.",
        fr:
          "Une seule action principale par page : ce que la plupart viennent faire. Les mots disent ce qui va se "
          + "passer."),
      byWeight.html(voice))
      + sample(
        Bilingual(en: "That cannot be used yet", fr: "Pas encore possibles"),
        Bilingual(
          en: "Rarely: better to let people try, and to say what is missing.",
          fr: "Rarement : mieux vaut laisser essayer, et dire ce qui manque."),
        disabled.html(voice))
      + sample(
        Bilingual(en: "As links", fr: "En liens"),
        Bilingual(
          en: "What leads to another page is a link, whatever it looks like.",
          fr: "Ce qui mène à une autre page est un lien, quelle que soit son allure."),
        links.html(voice))
  }

  // MARK: Messages

  var messages: HTML {
    sample(
      Bilingual(en: "Notices", fr: "Avis"),
      Bilingual(
        en: "What was done, what to know, what may surprise, what went wrong, and what to do about it.",
        fr: "Ce qui est fait, ce qu’il faut savoir, ce qui peut surprendre, ce qui a échoué, et que faire."),
      .each(Self.notices) { $0.html(voice) })
      + sample(
        Bilingual(en: "States", fr: "États"),
        Bilingual(
          en: "A sign and a word; colour only helps.", fr: "Un signe et un mot ; la couleur ne fait qu’aider."
        ),
        "<p class=\"badges\">\(Cast.State.allCases.map(\.badge) + Self.badges, { $0.html(voice) })</p>\n")
      + sample(
        Bilingual(en: "Where there is nothing", fr: "Là où il n’y a rien"),
        Bilingual(
          en: "Say what would stand here, and the one thing to do next.",
          fr: "Dire ce qui serait ici, et la seule chose à faire ensuite."),
        .each(Self.empty) { $0.html(voice) })
  }

  private static let notices = [
    Notice(
      .done,
      Bilingual(en: "The pair was proposed to both.", fr: "Le jumelage est proposé aux deux personnes.")),
    Notice(
      .note,
      .inBoth { voice in
        voice(
          en: "You began this form yesterday. It is kept until \(voice.date(Cast.day(13))).",
          fr: "Vous avez commencé ce formulaire hier. Il est conservé jusqu’au \(voice.date(Cast.day(13))).")
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
          "Le serveur de courriel ne répond pas. Rien n’est perdu : les lettres partiront dès qu’il répondra."
      )),
  ]

  private static let badges = [
    Badge(Bilingual(en: "Licence pending", fr: "Permis en cours"), .alarm, icon: .flag),
    Badge(Bilingual(en: "Checked", fr: "Vérifié"), .good, icon: .check),
    Badge(Bilingual(en: "Private", fr: "Confidentiel"), .quiet, icon: .lock),
    Badge(Bilingual(en: "Today", fr: "Aujourd’hui"), .cool, icon: .clock),
  ]

  private static let empty = [
    EmptyState(
      .alone, title: Bilingual(en: "Nobody waits", fr: "Personne n’attend"),
      words: Bilingual(
        en:
          "Newcomers appear here as soon as they are registered. Read a spreadsheet, or add them one by one.",
        fr:
          "Les nouveaux arrivants apparaissent ici dès leur inscription. Lisez un tableur, ou ajoutez-les un à un."
      ),
      next: .link(
        Bilingual(en: "Read a spreadsheet", fr: "Lire un tableur"), "/people/import", .main, icon: .upload)),
    EmptyState(
      .open,
      title: Bilingual(
        en: "No professional is free in this field", fr: "Personne n’est libre dans ce domaine"),
      words: Bilingual(
        en: "Three civil engineers would shorten the longest wait by 112 days.",
        fr: "Trois ingénieurs civils raccourciraient la plus longue attente de 112 jours.")),
  ]

  // MARK: Ways

  var ways: HTML {
    let here = Address(local: frame.address.path) ?? "/"
    let tabs = Tabs(
      Bilingual(en: "Parts of the profile", fr: "Parties du profil"),
      [
        (NavigationEntry(Bilingual(en: "Profile", fr: "Profil"), here), nil),
        (NavigationEntry(Bilingual(en: "Meetings", fr: "Rencontres"), "/people/1/meetings"), 3),
        (NavigationEntry(Bilingual(en: "Documents", fr: "Documents"), "/people/1/documents"), 12),
        (NavigationEntry(Bilingual(en: "History", fr: "Historique"), "/people/1/history"), nil),
      ])
    let open = Action.link(
      Bilingual(en: "Withdraw…", fr: "Retirer…"), "/partnerships/7/closure/new", .grave,
      dialog: Self.question.id)
    let why = voice(
      en: "Both are engineers, both live in Halifax, both speak French; Amina has waited longest.",
      fr:
        "Toutes deux sont ingénieures, vivent à Halifax et parlent français ; Amina attend depuis le plus longtemps."
    )
    return sample(
      Bilingual(en: "Parts of one thing", fr: "Les parties d’une chose"),
      Bilingual(
        en: "Links that stand like tabs: each part is a page with its own address.",
        fr: "Des liens disposés en onglets : chaque partie est une page avec sa propre adresse."),
      tabs.html(frame))
      + sample(
        Bilingual(en: "Page after page", fr: "De page en page"), nil,
        Pagination(page: 4, of: 12, at: here.with("find", "halifax"), field: "p").html(voice))
      + sample(
        Bilingual(en: "A question first", fr: "Une question d’abord"),
        Bilingual(
          en: "Opens here with a script, as a page of its own without one.",
          fr: "S’ouvre ici avec un script, sur sa propre page sans lui."),
        Actions(open).html(voice) + Self.question.html(frame))
      + sample(
        Bilingual(en: "More, if wanted", fr: "Plus, au besoin"), nil,
        """
        <details><summary>\(voice(en: "How was this decided?", fr: "Comment la décision est-elle prise ?"))</summary>
        <p>\(why)</p></details>

        """)
  }

  private static let question = Dialog(
    id: "withdraw", title: Bilingual(en: "Withdraw this pair?", fr: "Retirer ce jumelage ?"),
    words: Bilingual(
      en: "Amina and Hélène will be told that it does not take place. What they wrote to each other stays.",
      fr: "Amina et Hélène sauront que la rencontre n’a pas lieu. Ce qu’elles se sont écrit reste."),
    action: "/partnerships/7/closure", confirm: Bilingual(en: "Withdraw the pair", fr: "Retirer le jumelage"),
    isGrave: true)
}
