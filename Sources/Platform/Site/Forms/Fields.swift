import Basics

extension Field where Value == String {
  /// One line of text.
  package static func text(
    _ name: StaticString, _ label: Bilingual, limit: Int = 200, autocomplete: StaticString? = nil
  ) -> Field {
    let width: FieldControl.Width = limit <= 12 ? .short : limit <= 80 ? .medium : .wide
    return line(
      name, label,
      .line(.init(autocomplete: autocomplete, limit: limit, width: width)),
      limit: limit)
  }

  /// Text of several lines.
  package static func longText(
    _ name: StaticString, _ label: Bilingual, limit: Int = 2_000, rows: Int = 4
  ) -> Field {
    line(name, label, .text(limit: limit, rows: rows), limit: limit)
  }

  /// A whole document to write in, line by line: in letters of one width, with the lines numbered beside it.
  package static func document(_ name: StaticString, _ label: Bilingual, limit: Int) -> Field {
    line(name, label, .document(limit: limit), limit: limit)
  }

  /// An e-mail address that mail could be sent to; whether somebody reads it is known when they answer.
  ///
  /// - Parameter autocomplete: `username` where it is what one signs in by.
  package static func email(
    _ name: StaticString, _ label: Bilingual, autocomplete: StaticString = "email"
  ) -> Field {
    line(
      name, label,
      .line(.init(kind: .email, keyboard: "email", autocomplete: autocomplete, limit: 254, width: .wide)),
      limit: 254
    ) { text in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      let isAddress =
        parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains { $0.isWhitespace || $0 == "," } }
        && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
      return isAddress
        ? nil
        : Bilingual(
          en: "Write one address, such as amina@example.org",
          fr: "Écrivez une seule adresse, par exemple amina@example.org")
    }
  }

  /// A password, exactly as it is typed or pasted.
  ///
  /// - Parameter autocomplete: `current-password` or `new-password`: by it browsers and keepers of passwords know what to offer.
  package static func password(
    _ name: StaticString, _ label: Bilingual, autocomplete: StaticString
  ) -> Field {
    Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .line(.init(kind: .password, autocomplete: autocomplete, limit: 1_024, width: .medium))),
      read: { $0.untouched.isEmpty ? .failure(.missing) : .success($0.untouched) },
      write: { _ in [] })
  }

  /// A code that works once: from a telephone, or from a list of them.
  package static func code(_ name: StaticString, _ label: Bilingual) -> Field {
    Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .line(.init(autocomplete: "one-time-code", limit: 64, width: .medium))),
      read: { $0.text.isEmpty ? .failure(.missing) : .success($0.text) },
      write: { _ in [] })
  }

  private static func line(
    _ name: StaticString, _ label: Bilingual, _ control: FieldControl, limit: Int,
    objection: @escaping @Sendable (String) -> Bilingual? = { _ in nil }
  ) -> Field {
    Field(
      face: FieldFace(name: name.description, label: label, control: control),
      read: { answer in
        let text = answer.text
        if text.isEmpty { return .failure(.missing) }
        // As browsers count for `maxlength`.
        let length = text.utf16.count
        if length > limit { return .failure(.wrong(tooLong(length, limit: limit))) }
        return objection(text).map { .failure(.wrong($0)) } ?? .success(text)
      },
      write: { [$0] })
  }

  private static func tooLong(_ length: Int, limit: Int) -> Bilingual {
    .inBoth { voice in
      let (limit, length) = (voice.number(limit), voice.number(length))
      return voice(
        en: "Shorten this to \(limit) letters; it has \(length)",
        fr: "Raccourcissez à \(limit) caractères ; il y en a \(length)")
    }
  }
}

extension Field where Value == Int {
  /// A whole number, as figures.
  package static func number(
    _ name: StaticString, _ label: Bilingual, _ range: ClosedRange<Int>, unit: Bilingual? = nil
  ) -> Field {
    let wrong = Bilingual.inBoth { voice in
      let (first, last) = (voice.number(range.lowerBound), voice.number(range.upperBound))
      return voice(
        en: "Write a whole number from \(first) to \(last)",
        fr: "Écrivez un nombre entier de \(first) à \(last)")
    }
    return Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .line(.init(keyboard: "numeric", limit: 20, width: .short, unit: unit, range: range))
      ),
      read: { answer in
        if answer.text.isEmpty { return .failure(.missing) }
        let digits = answer.text.filter { $0 != "\u{202F}" && $0 != "\u{A0}" && $0 != " " }
        guard digits.utf8.count <= 18, let number = Int(digits), range.contains(number) else {
          return .failure(.wrong(wrong))
        }
        return .success(number)
      },
      write: { [String($0)] })
  }
}

extension Field where Value == Money {
  /// An amount of dollars, written in either language's way.
  package static func money(_ name: StaticString, _ label: Bilingual, upTo most: Money) -> Field {
    let wrong = Bilingual.inBoth { voice in
      let (most, example) = (voice.money(most, cents: false), voice.money(min(most, Money(cents: 12_350))))
      return voice(
        en: "Write an amount up to \(most), such as \(example)",
        fr: "Écrivez un montant d’au plus \(most), par exemple \(example)")
    }
    return Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .line(
          .init(keyboard: "decimal", limit: 24, width: .short, unit: Bilingual(same: "$")))),
      read: { answer in
        if answer.text.isEmpty { return .failure(.missing) }
        guard let money = Money(written: answer.text), (Money(cents: 0)...most).contains(money) else {
          return .failure(.wrong(wrong))
        }
        return .success(money)
      },
      write: { money in
        let rest = money.cents % 100
        return ["\(money.cents / 100).\(rest < 10 ? "0" : "")\(rest)"]
      })
  }
}

extension Field where Value == LocalDate {
  /// A day of the calendar.
  package static func date(_ name: StaticString, _ label: Bilingual, _ range: ClosedRange<LocalDate>) -> Field
  {
    let wrong = Bilingual.inBoth { voice in
      let (first, last) = (voice.date(range.lowerBound), voice.date(range.upperBound))
      return voice(
        en: "Choose a day from \(first) to \(last)",
        fr: "Choisissez un jour du \(first) au \(last)")
    }
    return Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .line(.init(kind: .date, limit: 10, width: .medium))),
      read: { answer in
        if answer.text.isEmpty { return .failure(.missing) }
        guard let date = LocalDate(iso: answer.text), range.contains(date) else {
          return .failure(.wrong(wrong))
        }
        return .success(date)
      },
      write: { [$0.description] })
  }
}

extension Field where Value: RawRepresentable<String> {
  /// One of several answers.
  package static func choice(
    _ name: StaticString, _ label: Bilingual, _ choices: [(value: Value, words: Bilingual)]
  ) -> Field {
    let values = choices.map(\.value)
    return Field(
      face: FieldFace(
        name: name.description, label: label,
        control: .choice(choices.map { .init(value: $0.value.rawValue, label: $0.words) })),
      read: { answer in
        if answer.text.isEmpty { return .failure(.missing) }
        guard let value = values.first(where: { $0.rawValue == answer.text }) else {
          return .failure(.wrong(FieldWords.unknownChoice))
        }
        return .success(value)
      },
      write: { [$0.rawValue] })
  }

  /// As many of several answers as hold; at least one, unless it is optional.
  package static func choices(
    _ name: StaticString, _ label: Bilingual, _ choices: [(value: Value, words: Bilingual)]
  ) -> Field<[Value]> {
    let values = choices.map(\.value)
    return Field<[Value]>(
      face: FieldFace(
        name: name.description, label: label,
        control: .choices(choices.map { .init(value: $0.value.rawValue, label: $0.words) })),
      read: { answer in
        let ticked = Set(answer.values.filter { !$0.isEmpty })
        if ticked.isEmpty { return .failure(.missing) }
        let known = values.filter { ticked.contains($0.rawValue) }
        return known.count == ticked.count ? .success(known) : .failure(.wrong(FieldWords.unknownChoice))
      },
      write: { $0.map(\.rawValue) })
  }
}

extension Field {
  /// The number of a thing, as it stands in addresses: for programs, since people choose by name.
  package static func id<Thing>(_ name: StaticString, _ label: Bilingual) -> Field where Value == ID<Thing> {
    let wrong = Bilingual(
      en: "Send a number of thirteen letters and figures, as it stands in addresses",
      fr: "Envoyez un numéro de treize lettres et chiffres, tel qu’il figure dans les adresses")
    return Field(
      face: FieldFace(
        name: name.description, label: label, control: .line(.init(limit: 13, width: .medium, isID: true))),
      read: { answer in
        if answer.text.isEmpty { return .failure(.missing) }
        return ID(answer.text).map { .success($0) } ?? .failure(.wrong(wrong))
      },
      write: { [$0.description] })
  }
}

extension Field where Value == Bool {
  /// A statement that somebody agrees with or not. One that must be agreed with is `required`.
  package static func tick(
    _ name: StaticString, _ label: Bilingual, _ statement: Bilingual, required: Bool = false
  ) -> Field {
    var face = FieldFace(name: name.description, label: label, control: .tick(statement))
    face.isRequired = required
    return Field(
      face: face,
      read: { answer in
        switch answer.text {
        case "yes": .success(true)
        case "": required ? .failure(.missing) : .success(false)
        default: .failure(.wrong(FieldWords.unknownChoice))
        }
      },
      write: { $0 ? ["yes"] : [] })
  }
}

extension Field where Value == PostedFile {
  /// One file of the kinds that are named, by its ending and by how its content begins.
  package static func file(
    _ name: StaticString, _ label: Bilingual, _ kinds: [FileKind], limit: Int = 5_000_000
  ) -> Field {
    let names = kinds.map { $0.rawValue.uppercased() }
    let wrongKind = Bilingual(
      en: "Choose a file of one of these kinds: \(Voice(.english).list(names))",
      fr: "Choisissez un fichier de l’un de ces types : \(Voice(.french).list(names))")
    return Field(
      face: FieldFace(name: name.description, label: label, control: .file(kinds: kinds, limit: limit)),
      read: { answer in
        guard let file = answer.file else { return .failure(.missing) }
        guard file.bytes.count <= limit else {
          return .failure(.wrong(FieldWords.tooLarge(file, limit: limit)))
        }
        guard FileKind.accepts(file, among: kinds) else { return .failure(.wrong(wrongKind)) }
        return .success(file)
      },
      write: { _ in [] })
  }
}
