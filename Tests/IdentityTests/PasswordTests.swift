import Basics
import TestSupport
import Testing

@testable import Identity

@Suite("Passwords")
struct PasswordTests {
  private func refusal(_ text: String, _ context: [String] = []) -> Refusal? {
    do {
      _ = try Password(chosen: text, context: context)
      return nil
    } catch {
      return error
    }
  }

  @Test("a password has 8 to 256 characters, whatever they are, and no other rule")
  func lengths() {
    #expect(refusal("xK4#vQz")?.sentence == Refusal.passwordIsTooShort(7).sentence)
    for good in [
      "xK4#vQzb", "    a v q ", "пароль-у-Жанны", "語彙選択傘雲橋", "🙂🌲🦉🚲🎻🪁🧭🫖", "correct horse battery staple",
    ] + [String(repeating: "ab;Qz9 ü", count: 31) + "12345678"] {
      let isShort = good.unicodeScalars.count < 8
      #expect((refusal(good) == nil) == !isShort, "\(good)")
    }
    let random = String((0..<256).map { "aQ7;zü k"[$0 * $0 * 7 % 31 % 8] })
    #expect(refusal(random) == nil)
    #expect(refusal(random + "x")?.sentence == Refusal.passwordIsTooLong.sentence)
    #expect(refusal(String(repeating: "é", count: 5_000_000))?.sentence == Refusal.passwordIsTooLong.sentence)
  }

  @Test("the bytes are kept exactly: spaces, capitals and both ways of writing an accent")
  func bytes() throws {
    let typed = [" Amina’s  Brücke ", "amina’s  brücke ", " Amina’s  Bru\u{308}cke "]
    for text in typed {
      #expect(try Password(chosen: text, context: []).bytes == Array(text.utf8))
      #expect(Password(typed: text)?.bytes == Array(text.utf8))
    }
    #expect(Password(typed: "") == nil)
    #expect(Password(typed: "old") != nil, "shorter ones may have been chosen elsewhere")
    #expect(Password(typed: String(repeating: "a", count: 257)) == nil)
  }

  @Test("a password is never written out, not even by mistake")
  func secrecy() throws {
    let password = try #require(Password(typed: "Chidi’s own violin"))
    var dumped = ""
    dump([password], to: &dumped)
    #expect(!"\(password) \(String(reflecting: password)) \(dumped)".contains("67"), "67 is the letter C")
    #expect("\([password])" == "[a password]")
  }

  @Test(
    "what everybody tries first is refused",
    arguments: [
      "password", "Password1", "P@ssw0rd!", "passw0rd123", "12345678", "123456789", "1234567890", "87654321",
      "qwertyui",
      "qwerty123", "azertyuiop", "1qaz2wsx", "qazwsxedc", "1q2w3e4r", "zaq12wsx", "asdfghjkl", "asdf1234",
      "abcdefgh",
      "abcd1234", "11111111", "aaaaaaaa", "00000000", "iloveyou", "iloveyou2", "jetaime1", "ILoveYou!",
      "motdepasse",
      "MotDePasse1", "bonjour123", "Soleil2024!", "sunshine1", "princess1", "football7", "Hockey2025",
      "canadiens",
      "Toronto2026!", "montreal1", "welcome1", "Bienvenue1", "letmein1", "trustno1", "superman", "batman123",
      "pokemon1",
      "dragon12", "monkey99", "starwars", "Michael1", "jennifer", "nathalie", "Mohammed1", "marie1985",
      "19850412",
      "12041985", "abc123abc", "abcabcabc", "qwe123qwe", "123123123", "football football", "l0v3l0v3",
      "administrator",
      "Changeme1", "Admin2024", "princesse", "chocolat1", "doudou13", "loulou00!", "tiger1234", "!@#$%^&*",
    ])
  func common(text: String) {
    #expect(refusal(text)?.sentence == Refusal.passwordIsCommon.sentence)
  }

  /// How guessers make lists: a word, as it is or with a capital, and what people put after it.
  @Test("more than 3,000 passwords made by the usual rules are refused, all of them")
  func derived() {
    let words = [
      "sunshine", "welcome", "dragon", "soleil", "bonjour", "princesse", "hockey", "toronto", "montreal",
      "amina",
      "charlie", "jessica", "daniel", "nicolas", "chocolat", "football", "computer", "papillon", "liberte",
      "samuel",
    ]
    let ends =
      (0...99).map(String.init) + (1_960...2_030).map(String.init) + ["!", "123", "123!", "1!", "007", "!!"]
    var count = 0
    var accepted: [String] = []
    for word in words {
      for end in ends {
        for text in [word + end, word.prefix(1).uppercased() + word.dropFirst() + end] where text.count >= 8 {
          count += 1
          if refusal(text) == nil { accepted.append(text) }
        }
      }
    }
    #expect(count > 3_000)
    #expect(accepted == [])
  }

  @Test("what nobody guesses is taken: random letters, and four words of any list")
  func uncommon() {
    var random = SeededNumbers(seed: 31)
    let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
    let words = CommonWords.all.map { String(decoding: $0, as: UTF8.self) }.filter { $0.count > 3 }.sorted()
    for _ in 0..<300 {
      let drawn = String((0..<10).map { _ in letters.randomElement(using: &random) ?? "a" })
      #expect(refusal(drawn) == nil, "\(drawn)")
      let phrase = (0..<4).map { _ in words.randomElement(using: &random) ?? "" }
      if Set(phrase).count == 4 { #expect(refusal(phrase.joined(separator: " ")) == nil, "\(phrase)") }
    }
    for own in [
      "my brother plays the oud", "le chat de la voisine ronfle", "83 920 417 365", "Tr7-vobe-22-lusk",
    ] {
      #expect(refusal(own) == nil, "\(own)")
    }
  }

  @Test(
    "the name of the council, the product or oneself does not belong in a password, however it is written")
  func context() {
    let context = ["Halifax Partnership", "Allies", "amina.k", "Bao"]
    for (text, word) in [
      ("halifax-otter-violin-7", "halifax"), ("zebra H4L1F4X quartz", "halifax"),
      ("a113s all1es 4ever", "allies"),
      ("my partnership of two", "partnership"), ("xvAMINAzq92", "amina"),
    ] {
      #expect(refusal(text, context)?.sentence == Refusal.passwordTells(word).sentence, "\(text)")
    }
    // Three letters stand in many a password by chance; alone with digits they are a guess.
    #expect(refusal("bao bao 12", context)?.sentence == Refusal.passwordIsCommon.sentence)
    #expect(refusal("otterbaolwquartz", context) == nil)
    #expect(refusal("halifax-otter-violin-7") == nil)
  }

  @Test("every refusal says what to do, in French with its own spaces")
  func words() {
    let all = [
      Refusal.passwordIsTooShort(3), .passwordIsTooLong, .passwordIsCommon, .passwordTells("halifax"),
    ]
    for refusal in all {
      #expect(refusal.sentence.en != refusal.sentence.fr)
      #expect(!refusal.sentence.fr.contains(" :") && !refusal.sentence.fr.contains("« "))
    }
  }
}

extension StringProtocol {
  fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
