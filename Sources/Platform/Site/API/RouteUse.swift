import Basics

/// What a route is to programs: what it does, what it asks, and what it answers. A route without it is a page and nothing else.
package struct RouteUse: Sendable {
  /// What it is for, in a few words: “Somebody’s record”.
  package let words: Bilingual
  /// The fields of the body, or of the query where it only looks.
  package let asks: [FieldFace]
  /// What the query is held to: a filter that means nothing must not give everybody.
  var narrows: [Narrowing] = []
  /// Parts of the address that are words and not the numbers of things.
  var parameters: [String: JSONSchema] = [:]
  package let answer: JSONSchema
  /// What it answers with when all is well.
  package let status: Status
  /// Whether its answers may lead to more of the same kind.
  package var isPaged = false

  /// What follows when something was done: the address at which to look.
  static let doneWords = Bilingual(
    en: "Something was done: the address at which to look at it",
    fr: "Quelque chose a été fait : l’adresse où le voir")

  package static let done = JSONShape<String>(
    .object(
      .init(
        name: "Done",
        words: doneWords,
        members: [.init(name: "location", schema: .anyText)]))
  ) { location, json in json.object { $0.member("location", location) } }

  package static func doing(
    _ words: Bilingual, asks faces: [FieldFace] = [], where parameters: [String: JSONSchema] = [:]
  ) -> RouteUse {
    RouteUse(words: words, asks: faces, parameters: parameters, answer: done.schema, status: .created)
  }

  /// Refuses what is not asked, and in a query what means nothing; a form's token goes with the cookie of a browser.
  func check(_ sent: PostedFields, _ request: Request) throws(FormMessages) {
    let known = Set(asks.map(\.name) + [FormField.token])
    var messages = FormMessages(
      Set(sent.fields.map(\.name)).subtracting(known).sorted().map { .init($0, Self.noSuchField) })
    for narrowing in narrows where request.method.isSafe {
      if let words = narrowing.objection(sent) { messages.add(.init(narrowing.face.name, words)) }
    }
    guard messages.entries.isEmpty else { throw messages }
  }

  static let noSuchField = Bilingual(
    en: "There is no such field here: see /api for those there are",
    fr: "Ce champ n’existe pas ici : voyez /api pour ceux qui existent")
}

/// A field of a query, by which a list is narrowed down; it need not be there.
package struct Narrowing: Sendable {
  package let face: FieldFace
  let objection: @Sendable (PostedFields) -> Bilingual?

  package init<Value>(_ field: Field<Value>) {
    face = field.optional.face
    let takesAnything = face.takesAnything
    objection = { query in
      guard let sent = query[field.name], !(sent.isEmpty && takesAnything) else { return nil }
      return field.objection(to: query)
    }
  }
}
