import Basics
import Foundation
import Testing

@Suite("Text as it is compared")
struct FoldTests {
  @Test(
    "has small letters without accents, and single spaces between words",
    arguments: [
      ("  Élèves-Infirmières (N.-É.) ", "eleves infirmieres n e"), ("HÉLÈNE", "helene"), ("Hélène", "helene"),
      ("He\u{301}le\u{300}ne", "helene"), ("François", "francois"), ("Bogotá", "bogota"), ("", ""),
      (" \t\n", ""),
      ("e-mail_Address", "e mail address"), ("C++/C#", "c c"), ("L’Hôpital", "l hopital"),
      ("a\u{A0}b", "a b"),
      ("soft\u{AD}ware", "software"),
      // Ligatures and letters of their own.
      ("Œuvre, Cœur, Lætitia", "oeuvre coeur laetitia"), ("Straße STRAẞE", "strasse strasse"),
      ("Łódź", "lodz"),
      ("Søren Ærø", "soren aero"), ("Þór", "thor"), ("İstanbul ılık", "istanbul ilik"), ("Ǔǔ Ḃḃ", "uu bb"),
      ("1ª 2º", "1a 2o"),
      // Vietnamese, composed and not.
      ("Nguyễn Thị Đặng", "nguyen thi dang"), ("KẾ TOÁN TRƯỞNG", "ke toan truong"),
      ("Nguye\u{302}\u{303}n", "nguyen"),
    ])
  func latin(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test("keeps the words of other scripts whole")
  func otherScripts() {
    #expect(folded("مهندس مدني") == "مهندس مدني")
    #expect(folded("الجزائر، وهران") == "الجزائر وهران")
    #expect(folded("सिविल इंजीनियर") == "सिविल इंजीनियर")
    #expect(folded("ਪੰਜਾਬੀ।") == "ਪੰਜਾਬੀ")
    #expect(folded("ИНЖЕНЕР Київ") == "инженер київ")
    #expect(folded("会计 護士") == "会计 護士")
    #expect(folded("ΛΟΓΙΣΤΗΣ") == folded("λογιστησ"))
  }

  @Test("drops emoji, which separate words")
  func emoji() {
    #expect(folded("👩🏽‍⚕️ nurse 🇨🇦") == "nurse")
    #expect(folded("nurse👍🏾cook") == "nurse cook")
    #expect(folded("❤️ 1️⃣ Ⓜ️ 🅰️") == "1")
  }

  @Test("stays as it is when it is compared again, and capitals make no difference")
  func everyLetter() {
    for value in (UInt32(0)...0x2FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = folded("a \(scalar)b")
      if folded(once) != once { Issue.record("U+\(String(value, radix: 16)): \(once)") }
    }
    for value in Array(UInt32(0xC0)...0x24F) + Array(0x1E00...0x1EFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let letter = String(scalar)
      let decomposed = letter.decomposedStringWithCanonicalMapping
      if folded(letter) != folded(decomposed) { Issue.record("U+\(String(value, radix: 16)) \(letter)") }
      // ẞ is the capital of ß, though its own small letter is written out as SS in capitals.
      if folded(letter.lowercased()) != folded(letter) {
        Issue.record("U+\(String(value, radix: 16)) \(letter)")
      }
    }
  }
}
