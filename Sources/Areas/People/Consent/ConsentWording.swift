import Basics

/// What somebody is asked to agree to, for one purpose, in one version.
///
/// Written as one would say it to somebody who came a month ago. A version that was shown to anybody is never edited, since
/// people agreed to it: a new text is a new version at the end. A test holds the fingerprint of each.
package struct ConsentWording: Sendable {
  package let purpose: Consent.Purpose
  package let version: Int
  /// `{keeper}`, `{recipient}` and `{day}` stand for names and the last day.
  let template: Bilingual

  /// - Parameters:
  ///   - keeper: who keeps the record.
  ///   - recipient: who may read.
  package func words(
    in language: Language, keeper: Bilingual, recipient: Bilingual, until day: LocalDate
  ) -> String {
    template[language]
      .replacing("{day}", with: day.words[language])
      .replacing("{keeper}", with: keeper[language])
      .replacing("{recipient}", with: recipient[language])
  }

  /// What is shown now.
  package static func current(for purpose: Consent.Purpose) -> ConsentWording {
    switch purpose {
    case .matching: matching1
    case .referral: referral1
    case .followUp: followUp1
    case .reporting: reporting1
    }
  }

  /// All that were ever shown.
  package static let all = [matching1, referral1, followUp1, reporting1]

  private static let matching1 = ConsentWording(
    purpose: .matching, version: 1,
    template: Bilingual(
      en: """
        {keeper} keeps your record. We ask you: may the people who work for {recipient} read it, to find somebody whom you \
        could meet, and to arrange the meeting?

        They would see your name, how to reach you, your city, and your profile: your work, your education, your languages, \
        your goals. They would not see what {keeper} writes down for itself alone.

        You are free to say no. {keeper} helps you just the same.

        If you say yes, it counts until {day}. You can take it back on any day and need not say why: tell {keeper}, or use \
        the link in our letters. From that moment they cannot read your record any more.
        """,
      fr: """
        {keeper} tient votre dossier. Nous vous demandons ceci : les personnes qui travaillent pour {recipient} peuvent-elles \
        le lire, pour trouver une personne que vous pourriez rencontrer, et pour organiser la rencontre ?

        Elles verraient votre nom, comment vous joindre, votre ville et votre profil : votre travail, vos études, vos langues, \
        vos buts. Elles ne verraient pas ce que {keeper} note pour son seul usage.

        Vous êtes libre de dire non. {keeper} vous aide de la même façon.

        Si vous dites oui, cela compte jusqu’au {day}. Vous pouvez changer d’avis n’importe quel jour, sans dire pourquoi : \
        parlez-en à {keeper}, ou suivez le lien dans nos lettres. À partir de ce moment, ces personnes ne peuvent plus lire \
        votre dossier.
        """))

  private static let referral1 = ConsentWording(
    purpose: .referral, version: 1,
    template: Bilingual(
      en: """
        {keeper} keeps your record. We ask you: may we send you on to {recipient}, and may the people who work there read \
        your record to receive you?

        Before they say yes, they would see your name, how to reach you, your city, and why we think that they can help you. \
        They would not see what {keeper} writes down for itself alone.

        You are free to say no. {keeper} helps you just the same.

        If you say yes, it counts until {day}. You can take it back on any day and need not say why: tell {keeper}, or use \
        the link in our letters. From that moment they cannot read your record any more, unless by then they are the \
        ones who keep it.
        """,
      fr: """
        {keeper} tient votre dossier. Nous vous demandons ceci : pouvons-nous vous orienter vers {recipient}, et les personnes \
        qui y travaillent peuvent-elles lire votre dossier pour vous accueillir ?

        Avant de répondre, elles verraient votre nom, comment vous joindre, votre ville, et pourquoi nous pensons qu’elles \
        peuvent vous aider. Elles ne verraient pas ce que {keeper} note pour son seul usage.

        Vous êtes libre de dire non. {keeper} vous aide de la même façon.

        Si vous dites oui, cela compte jusqu’au {day}. Vous pouvez changer d’avis n’importe quel jour, sans dire pourquoi : \
        parlez-en à {keeper}, ou suivez le lien dans nos lettres. À partir de ce moment, ces personnes ne peuvent plus lire \
        votre dossier, sauf si c’est désormais {recipient} qui le tient.
        """))

  private static let followUp1 = ConsentWording(
    purpose: .followUp, version: 1,
    template: Bilingual(
      en: """
        {keeper} keeps your record. We ask you: may the people who work for {recipient} write or call you later, to ask how \
        it went: whether you found work in your field, and what helped?

        They would see your name, how to reach you, your city, and whom you met through us.

        You are free to say no, and you are free not to answer when they ask. {keeper} helps you just the same.

        If you say yes, it counts until {day}. You can take it back on any day and need not say why: tell {keeper}, or use \
        the link in our letters. From that moment they cannot read your record any more.
        """,
      fr: """
        {keeper} tient votre dossier. Nous vous demandons ceci : les personnes qui travaillent pour {recipient} peuvent-elles \
        vous écrire ou vous appeler plus tard, pour demander ce qui en est venu : si vous avez trouvé du travail dans votre \
        domaine, et ce qui vous a aidé ?

        Elles verraient votre nom, comment vous joindre, votre ville, et qui vous avez rencontré grâce à nous.

        Vous êtes libre de dire non, et libre de ne pas répondre à leurs questions. {keeper} vous aide de la même façon.

        Si vous dites oui, cela compte jusqu’au {day}. Vous pouvez changer d’avis n’importe quel jour, sans dire pourquoi : \
        parlez-en à {keeper}, ou suivez le lien dans nos lettres. À partir de ce moment, ces personnes ne peuvent plus lire \
        votre dossier.
        """))

  private static let reporting1 = ConsentWording(
    purpose: .reporting, version: 1,
    template: Bilingual(
      en: """
        {keeper} keeps your record. We ask you: may the people who work for {recipient} read it, to count you in reports to \
        those who pay for this help?

        They would see your record. The reports hold numbers only, such as how many nurses found work. Nobody finds you in them.

        You are free to say no. {keeper} helps you just the same.

        If you say yes, it counts until {day}. You can take it back on any day and need not say why: tell {keeper}, or use \
        the link in our letters. From that moment they cannot read your record any more. Reports that were sent before stay as \
        they are.
        """,
      fr: """
        {keeper} tient votre dossier. Nous vous demandons ceci : les personnes qui travaillent pour {recipient} peuvent-elles \
        le lire, pour vous compter dans les rapports à ceux qui paient cette aide ?

        Elles verraient votre dossier. Les rapports ne contiennent que des nombres, par exemple combien d’infirmières et \
        d’infirmiers ont trouvé du travail. Personne ne peut vous y reconnaître.

        Vous êtes libre de dire non. {keeper} vous aide de la même façon.

        Si vous dites oui, cela compte jusqu’au {day}. Vous pouvez changer d’avis n’importe quel jour, sans dire pourquoi : \
        parlez-en à {keeper}, ou suivez le lien dans nos lettres. À partir de ce moment, ces personnes ne peuvent plus lire \
        votre dossier. Les rapports déjà envoyés restent comme ils sont.
        """))
}
