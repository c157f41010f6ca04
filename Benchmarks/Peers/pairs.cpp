// Everybody's best candidates by looking at all pairs, one after the other: pairs FILE COUNT SHARE
//
// Only every SHARE-th newcomer is looked at. Prints 0, the processor seconds, the sum of the scores of the candidates
// found and how many they are. The file is told in InstanceFile.swift, the score in PairScore.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include <time.h>

using u32 = std::uint32_t;
struct Person { u32 occupation, employer, languages, times, programmes, goals, number, industry, years, seniority, place; };

static inline int ahead(int difference, int low, int high, int steps, int weight) {
  const int beyond = std::max({low - difference, difference - high, 0});
  return 10000 * std::max(0, steps - beyond) / steps * weight / 100;
}

// −1 if the two may not meet.
static inline int score(const Person &a, const Person &b) {
  if (!(a.programmes & b.programmes) || !(a.languages & b.languages)) return -1;
  const bool isNear = (a.place & 0xFF) == (b.place & 0xFF);
  if (!isNear && !(a.place & b.place & 0x100)) return -1;
  if (a.employer && a.employer == b.employer) return -1;
  static const int occupation[] = {0, 300, 900, 1590, 2400, 3000};
  const u32 other = a.occupation ^ b.occupation;
  int sum = occupation[other ? (__builtin_clz(other) - 12) / 4 : 5];
  if (a.industry == b.industry) sum += 1000;
  sum += ahead(int(b.seniority) - int(a.seniority), 1, 2, 4, 10);
  sum += ahead(int(b.years) - int(a.years), 3, 12, 21, 8);
  sum += 350 * std::min(2, __builtin_popcount(a.languages & b.languages));
  if (isNear) sum += 700;
  sum += !a.times || !b.times ? 500 : 200 * std::min(5, __builtin_popcount(a.times & b.times));
  return sum + 10000 * __builtin_popcount(a.goals & b.goals) / __builtin_popcount(a.goals) * 18 / 100;
}

static double now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **words) {
  if (count != 4) return 64;
  std::FILE *file = std::fopen(words[1], "rb");
  u32 head[4];
  if (!file || std::fread(head, 4, 4, file) != 4) return 1;
  std::vector<Person> newcomers(head[1]), professionals(head[2]);
  if (std::fread(newcomers.data(), sizeof(Person), head[1], file) != head[1]) return 1;
  if (std::fread(professionals.data(), sizeof(Person), head[2], file) != head[2]) return 1;
  const std::size_t most = std::atoi(words[2]), share = std::atoi(words[3]);
  const double start = now();
  long sum = 0, found = 0;
  std::vector<int> best;
  for (std::size_t newcomer = 0; newcomer < newcomers.size(); newcomer += share) {
    best.clear();
    int least = -1;
    for (const Person &professional : professionals) {
      const int worth = score(newcomers[newcomer], professional);
      if (worth <= least) continue;
      best.push_back(worth);
      if (best.size() >= 4 * most + 64) {
        std::nth_element(best.begin(), best.begin() + most, best.end(), std::greater<int>());
        best.resize(most);
        least = *std::min_element(best.begin(), best.end());
      }
    }
    std::sort(best.begin(), best.end(), std::greater<int>());
    if (best.size() > most) best.resize(most);
    for (int worth : best) sum += worth;
    found += best.size();
  }
  std::printf("0 %.9f %ld %ld\n", now() - start, sum, found);
}
