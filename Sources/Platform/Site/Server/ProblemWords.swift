import Basics

/// What is said about requests that are not answered with what was asked for.
enum ProblemWords {
  static let home = Bilingual(en: "Go to the first page", fr: "Aller à la première page")
  static let reference = Bilingual(
    en: "If it happens again, tell whoever looks after this site, with this reference:",
    fr: "Si cela se reproduit, dites-le à la personne qui s’occupe de ce site, avec cette référence :")

  static func title(of status: Status) -> Bilingual { words(for: status).title }
  static func advice(for status: Status) -> Bilingual { words(for: status).advice }

  private typealias Words = (title: Bilingual, advice: Bilingual)

  private static func words(for status: Status) -> Words {
    switch status {
    case .forbidden:
      (
        Bilingual(en: "You may not do this", fr: "Vous n’êtes pas autorisé à faire cela"),
        Bilingual(
          en: "Your role does not include it. If it should, ask whoever looks after this site.",
          fr:
            "Votre rôle ne le comprend pas. S’il le devrait, demandez à la personne qui s’occupe de ce site.")
      )
    case .notFound:
      (
        Bilingual(en: "There is no such page", fr: "Cette page n’existe pas"),
        Bilingual(
          en:
            "The link may be old, or a letter in the address wrong. Check the address, or begin at the first page.",
          fr: "Le lien est peut-être ancien, ou une lettre de l’adresse est fausse. Vérifiez l’adresse, ou "
            + "commencez par la première page.")
      )
    case .methodNotAllowed:
      (
        Bilingual(en: "This cannot be done at this address", fr: "Cela ne se fait pas à cette adresse"),
        Bilingual(
          en: "Go back to the page you came from, load it again, and use its button.",
          fr: "Revenez à la page d’où vous venez, rechargez-la et utilisez son bouton.")
      )
    case .conflict:
      (
        Bilingual(en: "Not as things stand now", fr: "Pas dans l’état actuel"),
        Bilingual(
          en: "Something has changed since the page was shown. Load it again to see how things stand.",
          fr: "Quelque chose a changé depuis que la page a été affichée. Rechargez-la pour voir où on en est."
        )
      )
    case .tooLarge:
      (
        Bilingual(en: "That is too much at once", fr: "C’est trop en une seule fois"),
        Bilingual(
          en: "What was sent is larger than this page takes. Send less, or a smaller file.",
          fr:
            "Ce qui a été envoyé dépasse ce que cette page accepte. Envoyez-en moins, ou un fichier plus petit."
        )
      )
    case .unprocessable:
      (
        Bilingual(en: "This cannot be used as it is", fr: "Cela ne peut pas être utilisé tel quel"),
        Bilingual(
          en: "Go back, and correct what was sent.", fr: "Revenez en arrière et corrigez ce qui a été envoyé."
        )
      )
    case .unsupportedContent:
      (
        Bilingual(
          en: "This kind of content is not taken here", fr: "Ce genre de contenu n’est pas accepté ici"),
        Bilingual(
          en: "Send the form of the page itself.", fr: "Envoyez le formulaire de la page elle-même.")
      )
    case .misdirected:
      (
        Bilingual(en: "This site goes by another name", fr: "Ce site porte un autre nom"),
        Bilingual(
          en: "It does not answer at the address you used. Whoever looks after it names its address with "
            + "`allies serve --public https://…`.",
          fr:
            "Il ne répond pas à l’adresse que vous avez utilisée. La personne qui s’en occupe indique son adresse avec "
            + "`allies serve --public https://…`.")
      )
    case .unavailable:
      (
        Bilingual(en: "Back in a moment", fr: "De retour dans un instant"),
        Bilingual(
          en:
            "The database cannot be reached just now. Nothing was changed. Wait a little, and load the page again.",
          fr:
            "La base de données ne répond pas pour l’instant. Rien n’a été modifié. Patientez un peu, puis rechargez "
            + "la page.")
      )
    case .noRoom:
      (
        Bilingual(
          en: "There is no room left to save this", fr: "Il n’y a plus de place pour enregistrer ceci"),
        Bilingual(
          en:
            "The disk is full; nothing was changed. Pages can still be read. Tell whoever looks after this site.",
          fr:
            "Le disque est plein ; rien n’a été modifié. Les pages peuvent encore être lues. Prévenez la personne qui "
            + "s’occupe de ce site.")
      )
    case .failure:
      (
        Bilingual(en: "Something of ours broke", fr: "Quelque chose chez nous est en panne"),
        Bilingual(
          en: "It is not your doing, and it has been noted. Load the page again, or come back later.",
          fr: "Vous n’y êtes pour rien, et c’est noté. Rechargez la page, ou revenez plus tard.")
      )
    default: wordsForPrograms(status)
    }
  }

  /// What browsers do not cause by themselves.
  private static func wordsForPrograms(_ status: Status) -> Words {
    switch status {
    case .tooSlow:
      (
        Bilingual(en: "That took too long to arrive", fr: "L’envoi a pris trop de temps"),
        Bilingual(en: "Check the connection, and send it again.", fr: "Vérifiez la connexion, puis renvoyez.")
      )
    case .addressTooLong, .headersTooLarge:
      (
        Bilingual(
          en: "The address or its headers are too long", fr: "L’adresse ou ses en-têtes sont trop longs"),
        Bilingual(
          en: "Begin at the first page. If it happens there, delete this site’s cookies.",
          fr: "Commencez par la première page. Si cela y arrive aussi, supprimez les témoins de ce site.")
      )
    case .expectationFailed, .unknownMethod, .unknownVersion:
      (
        Bilingual(
          en: "The request is of a kind not spoken here", fr: "Ce genre de requête n’est pas compris ici"),
        Bilingual(
          en: "Use HTTP/1.1 with GET, HEAD, POST, PUT, PATCH or DELETE.",
          fr: "Utilisez HTTP/1.1 avec GET, HEAD, POST, PUT, PATCH ou DELETE.")
      )
    default:
      (
        Bilingual(en: "The request could not be understood", fr: "La requête n’a pas pu être comprise"),
        Bilingual(
          en: "Go back, load the page again, and try once more.",
          fr: "Revenez en arrière, rechargez la page et réessayez.")
      )
    }
  }

  /// - Parameters:
  ///   - kept: where what was typed is found again, when a session ended in the middle of a form.
  ///   - asked: the page that was asked for.
  static func signInFirst(kept: Address?, asked: Address? = nil) -> Problem {
    var problem = Problem(
      .signInFirst,
      title: kept == nil
        ? Bilingual(en: "Sign in first", fr: "Ouvrez d’abord une session")
        : Bilingual(en: "Your session has ended", fr: "Votre session a pris fin"),
      advice: kept == nil
        ? Bilingual(
          en: "Only people who are signed in see this page.",
          fr: "Seules les personnes qui ont ouvert une session voient cette page.")
        : Bilingual(
          en: "Nothing that you typed is lost; it is kept for 14 days. Sign in, and go on from this link.",
          fr:
            "Rien de ce que vous avez saisi n’est perdu\u{202F}; c’est conservé pendant 14 jours. Ouvrez une session, puis continuez à "
            + "partir de ce lien."),
      headers: ["www-authenticate": "Cookie"])
    problem.next = NavigationEntry(
      kept == nil
        ? Bilingual(en: "Sign in", fr: "Ouvrir une session")
        : Bilingual(en: "Sign in and go on", fr: "Ouvrir une session et continuer"),
      SignInPlace.address(leadingTo: kept ?? asked))
    return problem
  }

  /// Says when to try again, in seconds or, from two minutes on, in minutes.
  static func tooOften(_ exceeded: RateExceeded) -> Problem {
    func wait(_ language: Language) -> String {
      let voice = Voice(language)
      return exceeded.seconds < 120
        ? voice.count(exceeded.seconds, en: ("second", "seconds"), fr: ("seconde", "secondes"))
        : voice.count((exceeded.seconds + 59) / 60, en: ("minute", "minutes"), fr: ("minute", "minutes"))
    }
    return Problem(
      .tooManyRequests,
      title: Bilingual(en: "That was too often", fr: "C’était trop souvent"),
      advice: Bilingual(
        en: "Nothing was changed. Try again in \(wait(.english)).",
        fr: "Rien n’a été modifié. Réessayez dans \(wait(.french))."),
      headers: ["retry-after": "\(exceeded.seconds)"])
  }

  static let crowded = Problem(
    .unavailable,
    title: Bilingual(en: "Too much is being sent just now", fr: "Trop d’envois en ce moment"),
    advice: Bilingual(
      en: "Others are sending large forms or files. Nothing was changed. Try again in ten seconds.",
      fr:
        "D’autres envoient de longs formulaires ou de gros fichiers. Rien n’a été modifié. Réessayez dans dix secondes."
    ),
    headers: ["retry-after": "10"])

  static let expiredForm = Problem(
    .forbidden,
    title: Bilingual(en: "This form has grown old", fr: "Ce formulaire n’est plus à jour"),
    advice: Bilingual(
      en:
        "Nothing was changed. Go back, load the page again, and send the form once more. If that does not help, this "
        + "site needs permission to keep cookies.",
      fr:
        "Rien n’a été modifié. Revenez en arrière, rechargez la page et envoyez le formulaire une nouvelle fois. Si cela "
        + "n’aide pas, autorisez les témoins pour ce site."))

  static let fromElsewhere = Problem(
    .forbidden,
    title: Bilingual(en: "This was sent from another site", fr: "Ceci a été envoyé depuis un autre site"),
    advice: Bilingual(
      en: "Nothing was changed. What is done here is done from pages of this site.",
      fr: "Rien n’a été modifié. Ce qui se fait ici se fait depuis les pages de ce site."))

  static let toCorrect = Problem(
    .unprocessable,
    title: Bilingual(en: "There is something to correct", fr: "Il y a quelque chose à corriger"),
    advice: Bilingual(
      en: "Nothing was changed. What to correct stands with each field.",
      fr: "Rien n’a été modifié. Ce qu’il faut corriger est indiqué pour chaque champ."))
}
