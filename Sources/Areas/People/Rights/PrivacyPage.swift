import Basics
import Site

/// What whoever is asked should know, in plain words. The full notice of an installation is its council's to publish; a template
/// stands in docs/privacy.
enum PrivacyPage {
  static func page(_ frame: Frame) -> HTML {
    let frame = frame.titled(
      en: "How we treat what we know of you", fr: "Comment nous traitons vos renseignements")
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(parts, { "<h2>\(frame.voice($0.title))</h2>\n<p>\(frame.voice($0.words))</p>\n" })
        """)
  }

  private static let parts: [(title: Bilingual, words: Bilingual)] = [
    (
      Bilingual(en: "Who keeps your record", fr: "Qui tient votre dossier"),
      Bilingual(
        en:
          "One council or agency: the one that helps you. Its name stands on your own page and in every letter. Nobody else reads your record unless you agreed.",
        fr:
          "Un seul conseil ou organisme : celui qui vous accompagne. Son nom figure sur votre page et dans chaque lettre. Personne d’autre ne lit votre dossier sans votre accord."
      )
    ),
    (
      Bilingual(en: "What is kept, and what for", fr: "Ce qui est conservé, et pourquoi"),
      Bilingual(
        en:
          "Your name, how to reach you, and what you told of your work, education, languages and goals, to find somebody whom it helps you to meet. Where you come from, how old you are and what you believe play no part in that.",
        fr:
          "Votre nom, comment vous joindre, et ce que vous avez dit de votre travail, de vos études, de vos langues et de vos buts, pour trouver une personne qu’il vous sera utile de rencontrer. Votre origine, votre âge et vos croyances n’y jouent aucun rôle."
      )
    ),
    (
      Bilingual(en: "Who else may read it", fr: "Qui d’autre peut le lire"),
      Bilingual(
        en:
          "Only whom you agreed to, for one purpose and until a day. You take that back with one press on your own page, and it counts at once. Each time somebody reads by your consent, it is written down.",
        fr:
          "Seulement les organismes que vous avez acceptés, à une seule fin et jusqu’à un jour donné. Vous changez d’avis d’une seule pression sur votre page, et cela compte aussitôt. Chaque lecture fondée sur votre accord est notée."
      )
    ),
    (
      Bilingual(en: "What you may ask", fr: "Ce que vous pouvez demander"),
      Bilingual(
        en:
          "To see all that is kept of you and take it with you; to have it corrected; to have it erased. Ask whoever helps you, or use your own link. You get an answer within thirty days.",
        fr:
          "Voir tout ce qui est conservé sur vous et l’emporter ; le faire corriger ; le faire effacer. Demandez à la personne qui vous accompagne, ou suivez votre propre lien. Vous avez une réponse d’ici trente jours."
      )
    ),
    (
      Bilingual(en: "How long", fr: "Combien de temps"),
      Bilingual(
        en:
          "As long as you are helped, and seven years after the last thing that happened, because those who pay for this help may ask for proof. You may ask for erasure before.",
        fr:
          "Tant que l’on vous aide, et sept ans après le dernier événement, parce que ceux qui paient cette aide peuvent demander des preuves. Vous pouvez demander l’effacement plus tôt."
      )
    ),
  ]
}
