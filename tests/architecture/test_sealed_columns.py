"""What is sealed says so by its type: key rotation finds it, and no row's text opens in another."""

from django.apps import apps

from kernel.crypto.fields import SealedField


def test_a_column_that_is_called_sealed_is_of_the_sealed_type() -> None:
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.name.endswith("_sealed") and not isinstance(field, SealedField)
    ]
    assert plain == []
