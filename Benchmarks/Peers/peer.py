#!/usr/bin/env python3
"""A peer solves an instance: peer.py FOLDER SOLVER FILE REPETITIONS

FOLDER is where bin/bench put the packages. Prints for each repetition the processor seconds to build the peer's own
form of the problem and to solve it, the value, and how many are matched; the formats are told in InstanceFile.swift.
Exit status 3 and a last line that begins with "missing" mean that the peer is not there.
"""
import sys, time

folder, solver, path, repetitions = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
# lap and lapx install a module of the same name, so each has a folder of its own.
sys.path.insert(0, folder + "/common")
if solver.startswith("lapx"):
    sys.path.insert(0, folder + "/lapx")
elif solver.startswith("lap"):
    sys.path.insert(0, folder + "/lap")

try:
    import numpy as np
    if solver.startswith("lap"):
        import lap
    elif solver == "scipy-dense":
        from scipy.optimize import linear_sum_assignment
    elif solver == "scipy-sparse":
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching
    elif solver == "ortools-flow":
        from ortools.graph.python import min_cost_flow
    elif solver == "ortools-assignment":
        from ortools.graph.python import linear_sum_assignment as ort_assignment
    elif solver.startswith("highs"):
        import highspy
    if solver.endswith("lapmod"):
        import scipy.sparse
except ImportError as error:
    print("missing:", error)
    sys.exit(3)

SCALE = 10_000  # no score is higher

raw = np.fromfile(path, dtype="<u4")
is_dense = raw[0] == int.from_bytes(b"ALD1", "little")
if is_dense:
    n = int(raw[1])
    costs = raw[4:].view("<i4").reshape(n, int(raw[2]))
else:
    seekers, supporters, pairs = (int(x) for x in raw[1:4])
    lengths = raw[4 : 4 + 2 * seekers : 2].astype(np.int64)
    at = 4 + 2 * seekers
    places = raw[at : at + supporters].astype(np.int64)
    table = raw[at + supporters :].view("<i4").reshape(pairs, 2)
    column, score = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    row = np.repeat(np.arange(seekers), lengths)
    del table
del raw


def copies():
    """Supporters once for each place: rows, columns and scores of the pairs, and how many columns."""
    first = np.concatenate([[0], np.cumsum(places)])
    times = places[column]
    index = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.repeat(row, times), np.repeat(first[column], times) + index, np.repeat(score, times), int(first[-1])


def scores_table():
    r, c, s, width = copies()
    table = np.zeros((seekers, width))
    table[r, c] = s
    return table


def chosen_scores(r, c, s, width, rows, columns):
    """The sum of the scores of the chosen pairs of the copies."""
    keys = r * width + c
    order = np.argsort(keys)
    return int(s[order][np.searchsorted(keys[order], rows * width + columns)].sum())


def solve():
    """Yields once when the problem is built, and then the value and how many are matched."""
    if solver == "scipy-dense":
        table = costs.astype(np.float64) if is_dense else scores_table()
        yield
        rows, columns = linear_sum_assignment(table, maximize=not is_dense)
        yield
        chosen = table[rows, columns]
        yield int(chosen.sum()), len(rows) if is_dense else int((chosen > 0).sum())
    elif solver in ("lap-lapjv", "lapx-lapjv", "lapx-lapjvx", "lapx-lapjvs"):
        table = costs.astype(np.float64) if is_dense else SCALE - scores_table()
        function = getattr(lap, solver.split("-")[1])
        yield
        result = function(table, extend_cost=True) if table.shape[0] != table.shape[1] else function(table)
        yield
        if solver.endswith("lapjv"):
            columns = np.asarray(result[1])
            rows = np.flatnonzero(columns >= 0)
            columns = columns[rows]
        else:
            rows, columns = np.asarray(result[-2]), np.asarray(result[-1])
        chosen = table[rows, columns]
        if is_dense:
            yield int(chosen.sum()), len(rows)
        else:
            yield int((SCALE - chosen).sum()), int((chosen < SCALE).sum())
    elif solver == "scipy-sparse":
        if is_dense:  # a cost of 0 would count as no pair
            matrix = csr_matrix((costs + 1).astype(np.float64))
            yield
            rows, columns = min_weight_full_bipartite_matching(matrix)
            yield
            yield int(costs[rows, columns].sum()), len(rows)
        else:  # every seeker may go without, by a column of their own
            r, c, s, width = copies()
            everyone = np.arange(seekers)
            weights = np.concatenate([s + 1, np.ones(seekers, dtype=np.int64)]).astype(np.float64)
            places_of = (np.concatenate([r, everyone]), np.concatenate([c, width + everyone]))
            matrix = csr_matrix((weights, places_of), shape=(seekers, width + seekers))
            yield
            rows, columns = min_weight_full_bipartite_matching(matrix, maximize=True)
            yield
            met = columns < width
            yield chosen_scores(r, c, s, width, rows[met], columns[met]), int(met.sum())
    elif solver.endswith("lapmod"):
        # Square: a seeker takes a copy or goes without; a copy is taken, stays free, or makes room for who goes without.
        r, c, s, width = copies()
        size = seekers + width
        above = scipy.sparse.csr_matrix((SCALE - s + 1.0, (r, c)), shape=(seekers, width))
        apart = scipy.sparse.diags(np.full(seekers, SCALE + 1.0))
        free = scipy.sparse.diags(np.ones(width))
        below = scipy.sparse.csr_matrix((np.ones(len(r)), (c, r)), shape=(width, seekers))
        square = scipy.sparse.bmat([[above, apart], [free, below]]).tocsr()
        square.sort_indices()
        data, starts, indices = square.data - 1.0, square.indptr.astype(np.int32), square.indices.astype(np.int32)
        yield
        result = lap.lapmod(size, data, starts, indices)
        yield
        columns = np.asarray(result[1])[:seekers]
        met = columns < width
        yield chosen_scores(r, c, s, width, np.flatnonzero(met), columns[met]), int(met.sum())
    elif solver == "ortools-assignment":
        problem = ort_assignment.SimpleLinearSumAssignment()
        i, j = np.meshgrid(np.arange(n, dtype=np.int32), np.arange(n, dtype=np.int32), indexing="ij")
        problem.add_arcs_with_cost(i.ravel(), j.ravel(), costs.ravel().astype(np.int64))
        yield
        status = problem.solve()
        yield
        assert status == problem.OPTIMAL
        yield problem.optimal_cost(), n
    elif solver == "ortools-flow":
        problem = min_cost_flow.SimpleMinCostFlow()
        end, everyone, all_places = seekers + supporters, np.arange(seekers), np.arange(supporters)
        arcs = problem.add_arcs_with_capacity_and_unit_cost(
            np.concatenate([row, everyone, seekers + all_places]),
            np.concatenate([seekers + column, np.full(seekers, end), np.full(supporters, end)]),
            np.concatenate([np.ones(pairs), np.ones(seekers), places]).astype(np.int64),
            np.concatenate([SCALE - score, np.full(seekers, SCALE), np.zeros(supporters)]).astype(np.int64))
        problem.set_nodes_supplies(
            np.concatenate([everyone, [end]]), np.concatenate([np.ones(seekers, np.int64), [-seekers]]))
        yield
        status = problem.solve()
        yield
        assert status == problem.OPTIMAL
        yield SCALE * seekers - problem.optimal_cost(), int(np.asarray(problem.flows(arcs[:pairs])).sum())
    elif solver.startswith("highs"):
        problem = highspy.Highs()
        for option, value in (("output_flag", False), ("solver", solver.split("-")[1]), ("threads", 1)):
            problem.setOptionValue(option, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = pairs, seekers + supporters
        lp.col_cost_ = -score.astype(np.float64)
        lp.col_lower_, lp.col_upper_ = np.zeros(pairs), np.ones(pairs)
        lp.row_lower_ = np.full(seekers + supporters, -highspy.kHighsInf)
        lp.row_upper_ = np.concatenate([np.ones(seekers), places.astype(np.float64)])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.arange(0, 2 * pairs + 1, 2)
        index = np.empty(2 * pairs, dtype=np.int32)
        index[0::2], index[1::2] = row, seekers + column
        lp.a_matrix_.index_, lp.a_matrix_.value_ = index, np.ones(2 * pairs)
        problem.passModel(lp)
        yield
        problem.run()
        yield
        assert problem.getModelStatus() == highspy.HighsModelStatus.kOptimal
        solution = np.asarray(problem.getSolution().col_value)
        yield round(-problem.getInfo().objective_function_value), round(solution.sum())
    else:
        print("missing: no such peer,", solver)
        sys.exit(3)


for _ in range(repetitions):
    start = time.process_time()
    steps = solve()
    next(steps)
    built = time.process_time()
    next(steps)
    solved = time.process_time()
    value, matched = next(steps)
    print(f"{built - start:.9f} {solved - built:.9f} {value} {matched}", flush=True)
    del steps
