"""Invented people for the leak benchmark: what is planted of them, and what is looked for afterwards. Imported by leak-plant.py and
leak-find.py by its path; it shares no code with the program."""
import random
import unicodedata

# Every name is made of syllables that no vocabulary of imaging holds.
SYLLABLES = ["quov", "zabri", "wexl", "drunk", "fjorm", "pleg", "vostr", "krzy", "umbl", "ghant", "yorve", "zilph"]
CHARSETS = [
    ("ISO_IR 100", "latin-1", "üé", ""),
    ("ISO_IR 101", "iso8859-2", "łń", ""),
    ("ISO_IR 144", "iso8859-5", "", "Кравцожилов^Вольдемарий"),
    ("ISO_IR 126", "iso8859-7", "", "Παπαζαχαρίδης^Αλκιβιάδης"),
    ("ISO_IR 148", "iso8859-9", "ğş", ""),
    ("ISO_IR 192", "utf-8", "öñ", "Кржижевлев^Святополк"),
    (["ISO 2022 IR 6", "ISO 2022 IR 87"], "iso2022_jp", "", "山高橋本^次郎太助"),
    ("GB18030", "gb18030", "", "欧阳慕容^建国卫东"),
]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def fold(text):
    """Without case, accents, and anything between letters and digits."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).lower().replace("ł", "l")
    return "".join(sign for sign in plain if sign.isalnum())


class Person:
    def __init__(self, number):
        chance = random.Random(f"person {number}")
        word = lambda count: "".join(chance.sample(SYLLABLES, count)).capitalize()
        self.charset, self.codec, accents, self.native = CHARSETS[number % len(CHARSETS)]
        self.family, self.given = word(3) + accents[:1], word(2) + accents[1:]
        digits = lambda count: "".join(chance.choice("123456789") for _ in range(count))
        self.id, self.accession, self.phone = f"ZQ-{digits(4)}-{digits(4)}", f"{digits(5)}.{digits(6)}", f"+99 {digits(3)} {digits(3)} {digits(4)}"
        self.street, self.hospital = word(3), word(3)
        self.serial, self.station = digits(9), word(2).upper()
        self.physician = word(3)
        self.born = (chance.randrange(1925, 2000), chance.randrange(1, 13), chance.randrange(13, 29))
        self.uid = f"1.2.826.0.1.3680043.{digits(9)}.{digits(9)}"

    def dates(self):
        year, month, day = self.born
        name = MONTHS[month - 1]
        return [
            f"{year}{month:02}{day:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}T10:20:30", f"{day:02}.{month:02}.{year}",
            f"{month:02}/{day:02}/{year}", f"{day} {name} {year}", f"{name} {day}, {year}", f"{name[:3].upper()} {day} {year}",
            f"{day:02}-{name[:3]}-{year}", f"{year}/{month:02}/{day:02}", f"{day}.{month}.{year}", f"born{year}{month:02}{day:02}x",
            f"{name} {day}th {year}" if day not in (21, 22, 23) else f"{day:02}{month:02}{year}",
        ]

    def spellings(self):
        """Ways in which people write who someone is. One of them fits into each short text."""
        family, given = self.family, self.given
        numbers = [self.id, self.id.replace("-", ""), self.id.replace("-", " "), self.accession, self.accession.replace(".", ""), self.phone]
        names = [
            f"{family}^{given}", f"{given} {family}", f"{family}, {given[:1]}.", f"{given[:1]}. {family.upper()}", fold(family), f"{family}{given}",
            f"{given.lower()}_{family.lower()}", f"Dr {self.physician}", f"{self.street} 12", self.hospital, f"x{family}2",
        ]
        natives = [self.native.replace("^", " "), self.native.split("^")[0], self.native.replace("^", "").upper()] if self.native else []
        return names + natives + numbers + self.dates() + [self.station, self.serial, self.uid]

    def needles(self):
        """What may be found nowhere, folded: long enough to be in no picture by chance."""
        found = [self.family, self.given, self.id, self.accession, self.phone, self.street, self.hospital, self.physician, self.station, self.serial]
        if self.native:
            family, given = self.native.split("^")
            found += [family, given]
        year, month, day = self.born
        name = MONTHS[month - 1]
        found += [f"{year}{month:02}{day:02}", f"{day:02}{month:02}{year}", f"{month:02}{day:02}{year}", f"{day}{name}{year}", f"{name}{day}{year}",
                  f"{name[:3]}{day}{year}", f"{day:02}{name[:3]}{year}"]
        return [fold(one) for one in found]
