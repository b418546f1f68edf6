"""Money is counted in cents."""


def total(lines: list[tuple[int, int]]) -> int:
    return sum(cents * count for cents, count in lines)


def written(cents: int, currency: str = "EUR") -> str:
    return f"{cents // 100}.{cents % 100:02d} {currency}"
