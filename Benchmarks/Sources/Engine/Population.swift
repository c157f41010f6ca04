import Foundation
import Measuring

/// Somebody on either side, as few bytes as a comparison needs.
struct Person {
  /// Five digits of an occupation code, one hexadecimal digit each: 0x21231 is 21231.
  var occupation: UInt32 = 0
  /// An employer in common forbids the pair; 0 is none.
  var employer: UInt32 = 0
  /// One bit each: English, French, and thirty others.
  var languages: UInt32 = 0
  /// One bit for each of 21 times of the week.
  var times: UInt32 = 0
  /// One bit for each of 12 programmes: a seeker is in one, a supporter in one to three.
  var programmes: UInt16 = 0
  var goals: UInt16 = 0
  /// Days waited, or places offered.
  var number: UInt16 = 0
  var industry: UInt8 = 0
  var years: UInt8 = 0
  var seniority: UInt8 = 0
  var city: UInt8 = 0
  var isOnline: UInt8 = 0

  var programme: Int { programmes.trailingZeroBitCount }

  init() {}

  /// All of it, as files hold it.
  var numbers: [UInt32] {
    [
      occupation, employer, languages, times, UInt32(programmes), UInt32(goals), UInt32(number),
      UInt32(industry),
      UInt32(years), UInt32(seniority), UInt32(city) | UInt32(isOnline) << 8,
    ]
  }

  /// - Parameter numbers: eleven.
  init(numbers: [UInt32]) {
    (occupation, employer, languages, times) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (programmes, goals, number) = (UInt16(numbers[4]), UInt16(numbers[5]), UInt16(numbers[6]))
    (industry, years, seniority) = (UInt8(numbers[7]), UInt8(numbers[8]), UInt8(numbers[9]))
    (city, isOnline) = (UInt8(numbers[10] & 0xFF), UInt8(numbers[10] >> 8))
  }
}

/// Invented newcomers and professionals of Canada: 331 or so occupations with a long tail, forty metropolitan areas by
/// their populations, languages by province, up to five places with each professional.
struct Population {
  var seekers: [Person]
  var supporters: [Person]

  enum Area {
    case city, province, country
  }

  init(seekers: [Person], supporters: [Person]) {
    (self.seekers, self.supporters) = (seekers, supporters)
  }

  /// The same people for the same seed, numbered by programme, occupation and city on both sides, as a list is after
  /// candidates have been looked for. `isShuffled` numbers them at random instead.
  init(_ area: Area, seekers: Int, supporters: Int, seed: UInt64, isShuffled: Bool = false) {
    var fixed = Seeded(seed: 2021)
    let occupations = Self.occupations(&fixed)
    let weights = (0..<occupations.count).map { pow(Double($0 + 1), -0.9) }.shuffled(using: &fixed)
    let cities = Self.cities.indices.filter {
      switch area {
      case .city: $0 == 0
      case .province: Self.cities[$0].province == 35
      case .country: true
      }
    }
    var random = Seeded(seed: seed)
    let employers = max(50, supporters / 20)
    func people(_ count: Int, isSeeker: Bool) -> [Person] {
      // The professionals are spread more evenly over occupations, and live more often in the large cities.
      let trade = Shares(weights.map { isSeeker ? $0 : pow($0, 0.8) })
      let home = Shares(cities.map { pow(Self.cities[$0].thousands, isSeeker ? 1 : 1.1) })
      var people = (0..<count).map { _ in
        Self.person(
          occupation: occupations[trade.pick(&random)], city: cities[home.pick(&random)],
          isSeeker: isSeeker, employers: employers, &random)
      }
      if isShuffled {
        people.shuffle(using: &random)
      } else {
        func key(_ person: Person) -> UInt64 {
          UInt64(person.programme) << 40 | UInt64(person.occupation) << 8 | UInt64(person.city)
        }
        // By place among equals, so that the order does not hang on how sorting is done.
        let order = people.indices.sorted { (key(people[$0]), $0) < (key(people[$1]), $1) }
        people = order.map { people[$0] }
      }
      return people
    }
    self.seekers = people(seekers, isSeeker: true)
    self.supporters = people(supporters, isSeeker: false)
  }

  private static func person(
    occupation: UInt32, city: Int, isSeeker: Bool, employers: Int, _ random: inout Seeded
  ) -> Person {
    var person = Person()
    person.occupation = occupation
    person.city = UInt8(city)
    if random.chance(0.35) {
      person.employer = UInt32(min(1e6, pow(1 - random.unit(), -1 / 0.3))) % UInt32(employers) + 1
    }
    let province = cities[city].province
    if random.chance(province == 24 ? 0.6 : 0.95) { person.languages |= 1 }
    if random.chance(province == 24 ? 0.85 : province == 13 ? 0.4 : 0.12) { person.languages |= 2 }
    if random.chance(isSeeker ? 0.9 : 0.45) { person.languages |= 4 << UInt32(heritage.pick(&random)) }
    if random.chance(0.15) { person.languages |= 4 << UInt32(heritage.pick(&random)) }
    if person.languages == 0 { person.languages = 1 }
    for time in 0..<21 where random.chance(time % 3 == 2 ? 0.35 : 0.2) { person.times |= 1 << UInt32(time) }
    person.programmes = 1 << UInt16(programme.pick(&random))
    if !isSeeker {
      for probability in [0.5, 0.25] where random.chance(probability) {
        person.programmes |= 1 << UInt16(programme.pick(&random))
      }
    }
    for goal in 0..<12 where random.chance(isSeeker ? 0.25 : 0.4) { person.goals |= 1 << UInt16(goal) }
    if person.goals == 0 { person.goals = 1 }
    person.number =
      isSeeker
      ? UInt16(min(1_500, -90 * log(1 - random.unit()))) : UInt16(1 + places.pick(&random))
    person.industry =
      random.chance(0.6)
      ? UInt8((occupation >> 16) * 2 + (random.chance(0.5) ? 1 : 0)) % 20 : UInt8(random.next() % 20)
    // The sum of two exponentials: few beginners, a long tail.
    let years = -(isSeeker ? 3.3 : 7.2) * log((1 - random.unit()) * (1 - random.unit()))
    person.years = UInt8(min(40, years))
    let spread = random.unit() + random.unit() + random.unit() - 1.5
    person.seniority = UInt8(max(0, min(5, (Double(person.years) / 6 + 1.6 * spread).rounded())))
    person.isOnline = random.chance(0.5) ? 1 : 0
    return person
  }

  private static func occupations(_ random: inout Seeded) -> [UInt32] {
    var codes: [UInt32] = []
    for first in 0..<10 as Range<UInt32> {
      for second in 0..<6 as Range<UInt32> {
        for third in 0..<UInt32(1 + random.next() % 3) {
          for fourth in 0..<UInt32(1 + random.next() % 3) {
            for fifth in 0..<UInt32(1 + random.next() % 2) {
              codes.append(first << 16 | second << 12 | third << 8 | fourth << 4 | fifth)
            }
          }
        }
      }
    }
    return codes
  }

  private static let heritage = Shares((1...28).map { pow(Double($0), -1.1) })
  private static let programme = Shares((1...12).map { pow(Double($0), -0.7) })
  private static let places = Shares([0.5, 0.28, 0.14, 0.05, 0.03])

  /// Metropolitan areas with about their populations, and the province by its number in the census.
  private static let cities: [(thousands: Double, province: Int)] = [
    (6202, 35), (4292, 24), (2643, 59), (1488, 35), (1482, 48), (1418, 48), (839, 24), (835, 46), (785, 35),
    (576, 35), (543, 35), (466, 12), (434, 35), (423, 35), (415, 35), (397, 59), (318, 47), (249, 47),
    (227, 24), (222, 59), (212, 35), (213, 10), (196, 59), (172, 35), (171, 35), (166, 35), (162, 24),
    (162, 24), (158, 13), (144, 35), (131, 13), (128, 35), (123, 35), (123, 48), (115, 59), (114, 59),
    (111, 35), (113, 59), (109, 13), (101, 48),
  ]
}

/// Draws places by their weights.
private struct Shares {
  private let sums: [Double]

  init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map {
      sum += $0
      return sum
    }
  }

  func pick(_ random: inout Seeded) -> Int {
    let drawn = random.unit() * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
