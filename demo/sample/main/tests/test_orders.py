from shop import create_app


def test_an_order_is_asked_for_by_number() -> None:
    rules = {rule.rule for rule in create_app().url_map.iter_rules()}
    assert "/orders/<int:number>" in rules
