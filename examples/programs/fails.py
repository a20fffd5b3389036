"""Fails on purpose, two calls deep, to show where the annotation of a failing program appears."""


def parse_price(text):
    amount, currency = text.split()
    if currency != "EUR":
        raise ValueError("no exchange rate for {}".format(currency))
    return float(amount)


def total(prices):
    return sum(parse_price(price) for price in prices)


print("adding three prices")
print(total(["10 EUR", "2.50 EUR", "7 XYZ"]))
