"""Makes a failing source smaller: takes away procedures, blocks and statements for as long as it fails.

The text is cut at braces: a piece is a line that neither opens nor closes a block, or a line that opens one up
to the line that closes it. The same works for random programs, where every statement has a line of its own, and
for hand-written cases."""


def piece_end(lines, start):
    """Behind the piece that starts at a line: where its braces are closed."""
    depth = 0
    for i in range(start, len(lines)):
        depth += lines[i].count("{") - lines[i].count("}")
        is_head = depth == 0 and i + 1 < len(lines) and lines[i + 1].strip() == "{"
        if depth <= 0 and not is_head:
            return i + 1
    return len(lines)


def without(lines, start, end):
    return lines[:start] + lines[end:]


def unwrapped(lines, start, end):
    """A block without its first and last line."""
    return lines[:start] + lines[start + 1:end - 1] + lines[end:]


def sweep(lines, fails):
    """Once through all lines from behind; the smaller text."""
    i = len(lines) - 1
    while i >= 0:
        if i < len(lines) and lines[i].strip():
            end = piece_end(lines, i)
            if fails(without(lines, i, end)):
                lines = without(lines, i, end)
            elif end - i > 2 and fails(unwrapped(lines, i, end)):
                lines = unwrapped(lines, i, end)
        i -= 1
    return lines


def chunks(lines, fails):
    """Large parts first: halves, quarters and so on of the text."""
    size = len(lines) // 2
    while size > 4:
        start = 0
        while start < len(lines):
            if fails(without(lines, start, start + size)):
                lines = without(lines, start, start + size)
            else:
                start += size
        size //= 2
    return lines


def reduce(text, fails):
    """`fails(text)` says whether a text shows the same; the smallest that was found."""
    lines, test = text.splitlines(), lambda candidate: fails("\n".join(candidate) + "\n")
    lines = chunks(lines, test)
    while True:
        smaller = sweep(lines, test)
        if len(smaller) == len(lines):
            return "\n".join(smaller) + "\n"
        lines = smaller
