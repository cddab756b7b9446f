"""Texts for the tests of the command line."""

ES = """\
El puente viejo volverá a abrir en marzo

El ayuntamiento anunció ayer que el puente viejo volverá a abrir en marzo, tras dos años de obras. \
La alcaldesa, Inés Robledo, dijo que el coste ha sido de 4,2 millones de euros. \
Los vecinos de la ribera llevaban meses pidiendo una fecha.
El primer autobús cruzará el río el día 14. ¿Y los camiones? Tendrán que esperar hasta el verano.
"""

EN = """\
The old bridge will open again in March

The town council announced yesterday that the old bridge will open again in March, after two years of works. \
The mayor, Inés Robledo, said that the cost has been 4.2 million euros. \
The people who live by the river had been asking for a date for months.
The first bus will cross the river on the 14th. And the lorries? They will have to wait until the summer.
"""

# What the two say, sentence by sentence: all in pairs.
LADDER = [f'[{n}]:[{n}]' for n in range(7)]

ES_SENTENCES = [
    'El puente viejo volverá a abrir en marzo',
    'El ayuntamiento anunció ayer que el puente viejo volverá a abrir en marzo, tras dos años de obras.',
    'La alcaldesa, Inés Robledo, dijo que el coste ha sido de 4,2 millones de euros.',
    'Los vecinos de la ribera llevaban meses pidiendo una fecha.',
    'El primer autobús cruzará el río el día 14.',
    '¿Y los camiones?',
    'Tendrán que esperar hasta el verano.',
]

DE = """\
Die alte Brücke öffnet im März

Die Stadtverwaltung teilte gestern mit, dass die alte Brücke nach zwei Jahren Bauzeit im März wieder geöffnet wird. \
Die Bürgermeisterin sagte, dass die Kosten bei 4,2 Millionen Euro liegen. Die Anwohner am Ufer hatten seit Monaten \
nach einem Termin gefragt. Der erste Bus fährt am 14. über den Fluss. Lastwagen müssen noch bis zum Sommer warten, \
weil die Fahrbahn dann ein zweites Mal geprüft werden soll.
"""


def rungs(ladder):
    """The beads of a ladder without their confidence, which is not what these tests are about."""
    return [':'.join(line.split(':')[:2]) for line in ladder.splitlines()]


def long_pair(paragraphs):
    """A long text and its translation: every paragraph has numbers of its own."""
    es = ''.join(f'El lote {n} salió del puerto con {n * 7 % 1000} cajas de naranjas y llegó a la ciudad por la noche. '
                 f'Nadie las había pedido, pero el almacén {n % 97} las guardó durante {n % 31} días.\n\n'
                 for n in range(paragraphs))
    en = ''.join(f'Lot {n} left the harbour with {n * 7 % 1000} boxes of oranges and came to the city by night. '
                 f'Nobody had asked for them, but warehouse {n % 97} kept them for {n % 31} days.\n\n'
                 for n in range(paragraphs))
    return es, en
