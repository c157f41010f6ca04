import Basics

/// What is said about the whole of what programs can ask, on its page and in its description.
extension APIPage {
  static let title = Bilingual(en: "For programs", fr: "Pour les programmes")
  static let lead = Bilingual(
    en:
      "Every page that is listed here gives its content as JSON too, from the same address, to a program with a token.",
    fr:
      "Chaque page citée ici donne aussi son contenu en JSON, à la même adresse, à un programme muni d’un jeton."
  )
  static let asking = Bilingual(en: "How to ask", fr: "Comment demander")
  static let answers = Bilingual(en: "What stands in answers", fr: "Ce que contiennent les réponses")
  static let open = Bilingual(en: "Open to everybody", fr: "Ouvert à toute personne")
  static let takes = Bilingual(en: "Takes a token that holds", fr: "Il faut un jeton qui comprend")
  static let gives = Bilingual(en: "Answer:", fr: "Réponse :")
  static let body = Bilingual(en: "The body holds:", fr: "Le corps contient :")
  static let query = Bilingual(en: "The query may hold:", fr: "La requête peut contenir :")
  static let openAPI = Bilingual(
    en: "The same as OpenAPI 3.1, for programs that make programs",
    fr: "La même chose en OpenAPI 3.1, pour les programmes qui en écrivent d’autres")
  static let tokens = Bilingual(
    en:
      "Whoever works here makes a token on the page of their account. It acts as them in one role, holds no more than they chose, "
      + "and ends with the role, with the account, by hand, or after a year at most.",
    fr:
      "Qui travaille ici crée un jeton à la page de son compte. Il agit en son nom à un seul titre, ne comprend que ce qui a été choisi, "
      + "et prend fin avec le rôle, avec le compte, par révocation, ou après un an au plus.")
  static let accept = Bilingual(
    en:
      "Addresses need no language in front: Accept-Language says in which one sentences are. Numbers of things are thirteen letters and "
      + "figures, as in the addresses of pages. What is not there and what is not yours is the same 404.",
    fr:
      "Les adresses n’ont pas besoin d’une langue au début : Accept-Language dit dans laquelle sont les phrases. Les numéros sont treize "
      + "lettres et chiffres, comme dans les adresses des pages. Ce qui n’existe pas et ce qui n’est pas à vous donne le même 404."
  )
  static let sending = Bilingual(
    en:
      "POST takes an object with the fields of the page’s form, and refuses any other. A form is sent whole: what is left out or null is "
      + "an answer not given. Done is 201, with Location.",
    fr:
      "POST accepte un objet qui contient les champs du formulaire de la page, et refuse tout autre champ. Un formulaire s’envoie en entier : "
      + "ce qui manque ou vaut null est une réponse non donnée. Une chose faite donne 201, avec Location.")
  static let problem = Bilingual(
    en:
      "A problem is told as application/problem+json (RFC 9457): what it is and what to do, in both languages, and what to correct field "
      + "by field.",
    fr:
      "Un problème est rendu en application/problem+json (RFC 9457) : ce que c’est et quoi faire, dans les deux langues, et ce qu’il faut "
      + "corriger champ par champ.")
  static let paging = Bilingual(
    en:
      "A list that goes on says so in the field Link: rel=\"next\" leads to what follows, rel=\"first\" back to the beginning.",
    fr:
      "Une liste qui continue l’indique dans le champ Link : rel=\"next\" mène à la suite, rel=\"first\" au début."
  )
  static let idempotency = Bilingual(
    en:
      "With an Idempotency-Key a POST can be sent again for a day: it is done once, and answered alike. The same key with another body is "
      + "422; while the first is under way it is 409.",
    fr:
      "Avec un Idempotency-Key, un POST peut être renvoyé pendant un jour : il est fait une fois, et la réponse est la même. La même clé avec "
      + "un autre corps donne 422 ; pendant que le premier est en cours, 409.")
  static let limits = Bilingual(
    en:
      "A token may ask 300 times at once, then five times a second. Whoever asks more often gets 429, with Retry-After.",
    fr:
      "Un jeton peut demander 300 fois de suite, puis cinq fois par seconde. Au-delà, la réponse est 429, avec Retry-After."
  )
}
