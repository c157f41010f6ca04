import Basics

/// What those who coach and coordinate wrote down in the demonstration network.
enum DemoWords {
  static let notes = [
    Bilingual(
      en: "Knows exactly where she wants to work. Ready for a first conversation in her field.",
      fr: "Sait exactement où elle veut travailler. Prête pour une première conversation dans son domaine."),
    Bilingual(
      en: "Résumé is now two pages and in Canadian form. Practised a short introduction together.",
      fr: "Le CV tient maintenant en deux pages. Nous avons répété une courte présentation."),
    Bilingual(
      en: "Works nights in a warehouse; evenings before six are best.",
      fr: "Travaille de nuit en entrepôt ; le mieux est avant dix-huit heures."),
    Bilingual(
      en: "Sent his diplomas for assessment; expects an answer within two months.",
      fr: "A fait évaluer ses diplômes ; la réponse devrait venir d’ici deux mois."),
    Bilingual(
      en: "Has read the licensing steps with me. Would like to meet somebody who went through them.",
      fr: "Nous avons lu ensemble les étapes du permis. Aimerait rencontrer quelqu’un qui les a franchies."),
    Bilingual(
      en: "Two interviews this month, no offer. Wants to know how to answer about experience here.",
      fr: "Deux entrevues ce mois-ci, pas d’offre. Veut savoir comment parler de son expérience."),
    Bilingual(
      en: "Children start school in September; free in the mornings from then on.",
      fr: "Les enfants commencent l’école en septembre ; libre le matin à partir de là."),
    Bilingual(
      en: "Speaks very well about her projects once she feels at ease. Meet in person if possible.",
      fr: "Parle très bien de ses projets quand elle est à l’aise. De préférence en personne."),
  ]

  static let offers = [
    Bilingual(
      en: "Happy to meet over lunch near the office. Prefers to see a résumé first.",
      fr: "Heureux de se rencontrer le midi près du bureau. Préfère voir un CV avant."),
    Bilingual(
      en: "Came as a newcomer twelve years ago and wants to give back.",
      fr: "Arrivée il y a douze ans, elle veut rendre ce qu’on lui a donné."),
    Bilingual(
      en: "Travels a lot in spring; ask again from June.",
      fr: "Voyage beaucoup au printemps ; à partir de juin."),
    Bilingual(
      en: "Hires for her team each fall and can tell what they look for.",
      fr: "Recrute chaque automne pour son équipe et peut dire ce qu’on y cherche."),
  ]

  static let tags = [
    Bilingual(en: "licence club", fr: "club du permis"), Bilingual(en: "job fair", fr: "salon de l’emploi"),
    Bilingual(en: "interview workshop", fr: "atelier d’entrevue"),
  ]

  static let referral = Bilingual(
    en: "Lives in your part of the city now, and your evening sessions would suit better.",
    fr: "Habite maintenant dans votre secteur, et vos séances du soir conviendraient mieux.")
}
