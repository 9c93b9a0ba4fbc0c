"""Roles: what a word of a text can be."""


class Role:
    """What a word can be; one may be several. Plain numbers: the members of an enumeration take
    three times as long to look up, which is done thousands of times a text."""

    VERB = 1  # a form of a verb of saying
    AMBIGUOUS = 2
    """One that as often means something else."""
    MISRENDERED = 4
    """What machine translation leaves in place of one."""
    NOUN = 8
    """What the press makes: a report, an interview."""
    DOCUMENT = 2305843009213693952
    """What the press gets hold of: emails, a dossier, photographs."""
    EVENT = 16
    ARTICLE = 32
    """An article, or its contraction with a preposition."""
    DEMONSTRATIVE = 64
    PRINTED = 72057594037927936  # to appear, stand or be read, which is said of what is in print
    ORIGIN = 144115188075855872  # to come from somebody, which is said of figures
    TITLE = 128
    SPOKESPERSON = 256
    BY = 512
    AUXILIARY = 1024
    LINK = 2048
    """A preposition or conjunction after which a name is no subject."""
    OPENER = 4096
    """What opens the clause of what is said ("that")."""
    RELATIVE = 35184372088832
    """What opens such a clause, or one about the name before it ("Roy, que afirma")."""
    SUBORDINATOR = 70368744177664
    """What opens any clause with a subject of its own ("mientras")."""
    UTTERANCE = 140737488355328
    """What is said, as a noun ("palabras")."""
    CHARGE = 281474976710656
    """A preposition before the words of a law, which nobody says ("pour « abus de confiance »")."""
    HOUSE_VERB = 1125899906842624
    """A verb that means saying where a house is its subject ("la OCU ve riesgos")."""
    HEARSAY = 18014398509481984
    """An auxiliary by which somebody is said to have said something ("aurait")."""
    COURT = 4503599627370496
    """The noun of a court, or its short name ("Supremo")."""
    RULING = 9007199254740992
    """A verb of saying by which a court decides ("rejeté")."""
    OBJECT = 2251799813685248
    """What opens a clause whose subject comes behind the verb ("den", "einen")."""
    INCLUDING = 562949953421312
    """What opens the names of some of those spoken of before ("dont", "darunter")."""
    PRONOUN = 8192
    BODY = 16384  # the noun of a public body
    ORGANISATION = 32768
    """What makes the name beside it that of an organisation."""
    OUTLET = 65536  # a generic noun for an outlet
    DEMONYM = 131072
    CALENDAR = 262144
    STOP = 524288
    SOURCE = 1048576
    """The last word of "according to"."""
    BEFORE_SOURCE = 2097152
    """The last word of any phrase that makes what follows a source."""
    AFTER_SOURCE = 4194304
    """The first word of a phrase that makes what stands before it a source."""
    INDEFINITE = 8388608
    NEGATION = 134217728
    OPINION = 268435456
    """A preposition that makes a source of what opens the sentence: "Pour Le Monde, …"."""
    PASSIVE = 16777216
    """An auxiliary by which something is done to the subject ("was", "été")."""
    OUTLET_VERB = 67108864
    """A verb that means reporting where an outlet is its subject."""
    DEED = 536870912
    """What an outlet does as a company: to buy, to sue."""
    CONJUNCTION = 1073741824
    NAME_LINK = 2147483648  # what may join the words of a house's name ("of the", "de la")
    MANNER = 4294967296  # "as" in "as the paper reports"
    SPEECH_ACT = 17592186044416
    """An ambiguous verb whose subject has said something, whatever follows ("acusa a")."""
    VOICE = 4398046511104
    """A preposition of the place from which a house speaks ("desde la Guardia Civil")."""
    BEFORE_PRESS = 8796093022208
    """The last word of a phrase behind which only the press is named ("ai microfoni di")."""
    VENUE = 33554432
    """A preposition by which something is said to an outlet, or in it."""
    STAFF = 8589934592
    """Those without a name who speak for the house they work in: "researchers"."""
    OUTSIDER = 576460752303423488
    """Those near a house, or things of it, that are not its word ("proches", "rules")."""
    NAMELESS = 1152921504606846976
    """Who is nobody, whatever the article ("the source added")."""
    REFLEXIVE = 17179869184
    """What makes no passive of the auxiliary behind it ("s'est dit")."""
    IMPERSONAL = 34359738368
    """The subject of saying that is nobody ("dit-on", "hieß es")."""
    REPORTED = 68719476736
    """A mood that only what is said has ("sei", "habe")."""
    HEARSAY_MOOD = 36028797018963968
    """A verb in the mood in which what others say is told ("serait", "habe")."""
    QUOTED = 137438953472
    """Done to somebody who then says something ("quoted")."""
    ASKED = 549755813888
    """What opens a sentence about somebody who was asked ("interrogé")."""
    SO_CALLED = 1099511627776
    """What says that the words quoted behind it are nobody's."""
    TRANSITIVE = 274877906944
    """A verb of saying that may have a person for its object ("accused Roy")."""
    FIRST = 288230376151711744  # "first", of who told something before all others
