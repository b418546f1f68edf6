from shop.money import total, written


def test_total_counts_every_line() -> None:
    assert total([(250, 2), (100, 1)]) == 600


def test_money_is_written_with_two_places() -> None:
    assert written(1205) == "12.05 EUR"
