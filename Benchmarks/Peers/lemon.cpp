// A peer solves an instance with LEMON: lemon ns|cs|cap FILE REPETITIONS
//
// Prints for each repetition the processor seconds to build LEMON's graph and to solve, the value, and how many are
// matched; the format of the file is told in InstanceFile.swift. Every seeker sends one unit, to a supporter or straight
// to the end.
#include <lemon/capacity_scaling.h>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <time.h>

using Graph = lemon::StaticDigraph;
using Number = std::int64_t;

struct Instance {
  std::uint32_t seekers, supporters, pairs;
  std::vector<std::uint32_t> rows, places;
  std::vector<std::int32_t> table;
};

static void take(std::FILE *file, void *into, std::size_t size, std::size_t count) {
  if (std::fread(into, size, count, file) != count) {
    std::fputs("the instance ends early\n", stderr);
    std::exit(1);
  }
}

static Instance instance(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  if (!file) {
    std::perror(path);
    std::exit(1);
  }
  char magic[4];
  Instance read;
  take(file, magic, 1, 4);
  take(file, &read.seekers, 4, 1);
  take(file, &read.supporters, 4, 1);
  take(file, &read.pairs, 4, 1);
  read.rows.resize(2 * std::size_t(read.seekers));
  read.places.resize(read.supporters);
  read.table.resize(2 * std::size_t(read.pairs));
  take(file, read.rows.data(), 4, read.rows.size());
  take(file, read.places.data(), 4, read.places.size());
  take(file, read.table.data(), 4, read.table.size());
  std::fclose(file);
  return read;
}

static double now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

template <class Algorithm> static void solve(const Instance &of, int repetitions) {
  const Number scale = 10000;
  for (int repetition = 0; repetition < repetitions; repetition++) {
    const double start = now();
    const int end = of.seekers + of.supporters;
    std::vector<std::pair<int, int>> arcs;
    std::vector<Number> costs, capacities;
    for (auto list : {&costs, &capacities}) list->reserve(of.pairs + of.seekers + of.supporters);
    arcs.reserve(of.pairs + of.seekers + of.supporters);
    auto add = [&](int from, int to, Number cost, Number capacity) {
      arcs.push_back({from, to});
      costs.push_back(cost);
      capacities.push_back(capacity);
    };
    std::size_t pair = 0;
    for (std::uint32_t seeker = 0; seeker < of.seekers; seeker++) {
      for (std::uint32_t next = 0; next < of.rows[2 * seeker]; next++, pair++)
        add(seeker, of.seekers + of.table[2 * pair], scale - of.table[2 * pair + 1], 1);
      add(seeker, end, scale, 1);
    }
    for (std::uint32_t supporter = 0; supporter < of.supporters; supporter++)
      add(of.seekers + supporter, end, 0, of.places[supporter]);
    Graph graph;
    graph.build(end + 1, arcs.begin(), arcs.end());
    Graph::ArcMap<Number> cost(graph), capacity(graph);
    for (std::size_t arc = 0; arc < arcs.size(); arc++) {
      cost[graph.arc(arc)] = costs[arc];
      capacity[graph.arc(arc)] = capacities[arc];
    }
    Graph::NodeMap<Number> supply(graph, 0);
    for (std::uint32_t seeker = 0; seeker < of.seekers; seeker++) supply[graph.node(seeker)] = 1;
    supply[graph.node(end)] = -Number(of.seekers);
    const double built = now();
    Algorithm algorithm(graph);
    algorithm.upperMap(capacity).costMap(cost).supplyMap(supply);
    const bool isOptimal = algorithm.run() == Algorithm::OPTIMAL;
    const double solved = now();
    if (!isOptimal) {
      std::fputs("no optimum\n", stderr);
      std::exit(1);
    }
    Number value = 0, matched = 0;
    std::size_t arc = 0;
    pair = 0;
    for (std::uint32_t seeker = 0; seeker < of.seekers; seeker++, arc++)
      for (std::uint32_t next = 0; next < of.rows[2 * seeker]; next++, pair++, arc++)
        if (algorithm.flow(graph.arc(arc))) {
          value += of.table[2 * pair + 1];
          matched++;
        }
    std::printf("%.9f %.9f %ld %ld\n", built - start, solved - built, long(value), long(matched));
    std::fflush(stdout);
  }
}

int main(int count, char **words) {
  if (count != 4) return 64;
  const std::string name = words[1];
  const Instance read = instance(words[2]);
  const int repetitions = std::atoi(words[3]);
  if (name == "ns") solve<lemon::NetworkSimplex<Graph, Number, Number>>(read, repetitions);
  else if (name == "cs") solve<lemon::CostScaling<Graph, Number, Number>>(read, repetitions);
  else if (name == "cap") solve<lemon::CapacityScaling<Graph, Number, Number>>(read, repetitions);
  else return 64;
}
