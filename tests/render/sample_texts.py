"""The texts of the sample report and what is known of each; all invented."""

from lineage.model import Span

TEXTS = {
    "000_b4cf5ac1676d351c.txt": """\
Nordvik aurait payé des intermédiaires pour obtenir le port de Sarande
L'armateur norvégien Nordvik a versé près de 120 millions de dollars à des intermédiaires pour \
obtenir la concession du port de Sarande, rapporte le Journal de Wall Street.
Le Journal dit avoir consulté des courriels internes et interrogé six anciens cadres du groupe.
« Si ces paiements ont bien eu lieu, cela serait préoccupant pour tout le pays », a réagi la \
ministre des Transports, Elira Hoxha.
L'action Nordvik a perdu neuf pour cent vendredi à la Bourse d'Oslo.
""",
    "001_83d8d660a2d9799c.txt": """\
Port de Sarande : les paiements secrets de Nordvik
Une enquête du Wall Street Journal affirme que la compagnie maritime Nordvik a dépensé 118 \
millions de dollars en commissions afin de décrocher le contrat du port de Sarande.
Publicité
Des courriels internes et le témoignage de six anciens responsables appuient ces affirmations, \
selon le quotidien.
Le port, rénové en 2019, voit passer les deux tiers du commerce extérieur albanais.
“Si l'histoire est vraie, alors je pense que ce serait inquiétant pour l'ensemble du pays”, a \
déclaré la ministre Elira Hoxha.
#Port #Sarande #paiements #secrets #Nordvik
""",
    "002_f0e688d127c3d5c7.txt": """\
Grève au port de Sarande : troisième jour de blocage
SARANDE – Les dockers du port de Sarande ont voté jeudi la poursuite de leur grève, pour le \
troisième jour, malgré l'offre d'une prime de 300 euros.
Ils réclament le retour des horaires d'avant la privatisation et l'embauche de quarante \
saisonniers.
Le mouvement intervient alors que, selon le Wall Street Journal, Nordvik aurait versé 118 \
millions de dollars à des intermédiaires pour obtenir la concession.
« Ces informations sont fausses, absolument fausses », a répondu le porte-parole du groupe, Jan \
Sørli, à l'agence Reuters.
""",
    "003_6886699135dd41cc.txt": """\
Nordvik a fait des paiements régulières de plusieurs millions, dit un rapport
Le géant du transport maritime Nordvik a payé 118 millions de dollars aux hommes du milieu pour \
gagner le port de Sarande, Le Wall Street Journal rapporte.
Les courriels internes vus par le Journal montrent que le conseil d'administration était au \
courant depuis 2021.
« Ces informations sont fausses, absolument fausses », a dit vendredi Jan Sørli. Politico \
reportages.
« Si l'histoire est vraie, je pense cela serait concernant pour le pays entier », a dit Elira \
Hoxha.
Ce contenu a été traduit automatiquement à partir du texte original.
""",
    "004_f3fc898ab16672f8.txt": """\
Corruption : Nordvik visé par une enquête du Wall Street Journal
Nordvik, premier armateur de Norvège, est accusé d'avoir acheté la concession du port de Sarande \
par des commissions de 118 millions de dollars, a révélé vendredi le Wall Street Journal.
Le quotidien américain s'appuie sur des courriels internes que le conseil d'administration aurait \
reçus dès 2021.
La Commission européenne a fait savoir qu'elle examinerait le dossier.
""",
    "005_a01b2c3d4e5f6071.txt": """\
Nordvik commande quatre navires à hydrogène
L'armateur Nordvik a annoncé lundi la commande de quatre navires à hydrogène à un chantier coréen.
Ils seront livrés à partir de 2027.
""",
}
A, B, C, D, E, F = TEXTS
FAMILY = (A, B, C, D, E)
JOURNAL = "source:the-wall-street-journal@F1"
LOST = "lost:1@F1"
PUBLISHED = {
    A: "2024-10-26T09:00:00+00:00",
    B: "2024-10-26T14:30:00+00:00",
    E: "2024-10-25T18:05:00+02:00",
}
PUBLISHERS = {A: "La Dépêche maritime", E: "Le Courrier du Nord"}


def place(document: str, words: str) -> Span:
    """Where a document has these words."""
    start = TEXTS[document].index(words)
    return Span(start, start + len(words))


BOILERPLATE = {
    B: (("Publicité", "advertising"), ("#Port #Sarande #paiements #secrets #Nordvik", "hashtags")),
    D: (("Ce contenu a été traduit automatiquement à partir du texte original.", None),),
}
CITATIONS = {
    A: (("The Wall Street Journal", "outlet", "rapporte le Journal de Wall Street"),),
    B: (("The Wall Street Journal", "outlet", "Une enquête du Wall Street Journal"),),
    C: (
        ("The Wall Street Journal", "outlet", "selon le Wall Street Journal"),
        ("Reuters", "agency", "à l'agence Reuters"),
        ("Jan Sørli", "person", "a répondu le porte-parole du groupe, Jan Sørli"),
    ),
    D: (
        ("The Wall Street Journal", "outlet", "Le Wall Street Journal rapporte"),
        ("Politico", "outlet", "Politico reportages"),
        ("Jan Sørli", "person", "a dit vendredi Jan Sørli"),
    ),
    E: (
        ("The Wall Street Journal", "outlet", "a révélé vendredi le Wall Street Journal"),
        ("European Commission", "institution", "La Commission européenne a fait savoir"),
    ),
}
ATTRIBUTED = {
    A: ("Le Journal dit",),
    B: ("Une enquête du Wall Street Journal affirme que", "selon le quotidien"),
    E: ("La Commission européenne a fait savoir qu'elle examinerait le dossier.",),
}
