"""Small programs with nested lists: matrices, life, mazes, sudoku rows, tic-tac-toe."""
def multiply(a, b): return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
m = [[1, 1], [1, 0]]
def power(a, n):
    result = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    while n:
        if n & 1: result = multiply(result, a)
        a, n = multiply(a, a), n >> 1
    return result
print(multiply([[1, 2], [3, 4]], [[5], [6]]), power(m, 10), power(m, 90)[0][1], [list(r) for r in zip(*[[1, 2], [3, 4]])], [row[::-1] for row in [[1, 2], [3, 4]]])
def determinant(a): return a[0][0] if len(a) == 1 else sum((-1) ** j * a[0][j] * determinant([row[:j] + row[j + 1:] for row in a[1:]]) for j in range(len(a)))
print(determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))
def life(cells):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): glider = life(glider)
print(sorted(glider)); print("\n".join("".join("#" if (x, y) in glider else "." for x in range(5)) for y in range(5)))
maze = ["S.#.", "..#.", "#...", "..#E"]
def solve(maze):
    start = next((r, c) for r, row in enumerate(maze) for c, x in enumerate(row) if x == "S")
    queue, came = [start], {start: None}
    while queue:
        r, c = queue.pop(0)
        if maze[r][c] == "E":
            path, at = [], (r, c)
            while at: path.append(at); at = came[at]
            return path[::-1]
        for nr, nc in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
            if 0 <= nr < len(maze) and 0 <= nc < len(maze[0]) and maze[nr][nc] != "#" and (nr, nc) not in came: came[nr, nc] = (r, c); queue.append((nr, nc))
print(solve(maze))
lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(board): return next((board[a] for a, b, c in lines if board[a] == board[b] == board[c] != " "), None)
def best(board, player, depth=0):
    won = winner(board)
    if won: return (10 - depth if won == "X" else depth - 10), None
    if " " not in board: return 0, None
    moves = [(best(board[:i] + player + board[i + 1:], "O" if player == "X" else "X", depth + 1)[0], i) for i, x in enumerate(board) if x == " "]
    return max(moves, key=lambda m: (m[0], -m[1])) if player == "X" else min(moves)
print(best("XX OO    ", "X"), best("X O  OX  ", "X"), best("XOXOXO   ", "O"))
triangle = [[1]]
for _ in range(5): triangle.append([1, *map(sum, zip(triangle[-1], triangle[-1][1:])), 1])
print(triangle[-1], *("".join(f"{n:^4}" for n in row).center(24).rstrip() for row in triangle[:4]), sep="\n")
spiral, grid = [], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
while grid: spiral += grid.pop(0); grid = [list(r) for r in zip(*grid)][::-1]
print(spiral, [[0] * 2 for _ in range(2)], sum(map(sum, [[1, 2], [3]])), [max(col) for col in zip([1, 5], [4, 2])])
print([n for n in range(2, 30) if all(n % d for d in range(2, int(n ** 0.5) + 1))], [(a, b, c) for c in range(1, 15) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
