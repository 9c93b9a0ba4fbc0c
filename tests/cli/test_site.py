"""The check in a publisher's repository: a site in Markdown, an archive of agency stories, git."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from lineage.cli.main import lineage as group
from tests.checkout import commit, git

AGENCY = """\
ARLON, 2 nov 2026 (AFP) - Le pont qui relie les deux rives de la Semois à hauteur d'Arlon sera \
fermé à toute circulation pendant quatre mois à partir de lundi, a annoncé vendredi le ministère \
de la Mobilité.

Les travaux, dont le coût est estimé à neuf millions d'euros, occuperont une centaine d'ouvriers \
venus de toute la province. Les poids lourds devront faire un détour de trente kilomètres par la \
vallée.
"""
COPY = AGENCY.split(" - ", 1)[1]
RETOLD = """\
À partir de lundi, plus personne ne passera le pont de la Semois à Arlon. Le ministère de la \
Mobilité l'a fait savoir vendredi : le chantier durera quatre mois et coûtera neuf millions d'euros.

Une centaine d'ouvriers de la province seront à l'œuvre. Pour les camions, c'est un détour de \
trente kilomètres par la vallée.
"""
OLD = """\
Une exposition de deux cents chats a ouvert ses portes dimanche dans les anciennes halles de \
Virton, où les organisateurs attendent quatre mille visiteurs d'ici mardi soir, et un jury \
désignera le plus beau spécimen de l'année.
"""
HEAD = '---\ntitle: "Le pont ferme"\ndate: 2026-11-03\n---\n\n{{< figure src="/pont.jpg" >}}\n\n'
META = """\
id,publisher,published,url,title
pont.txt,Agence France-Presse,2026-11-02,https://www.afp.com/pont,Le pont fermé
chats.txt,Belga,2026-11-01,,Des chats
"""


def run(*arguments, stdin=None):
    result = CliRunner().invoke(group, arguments, input=stdin, standalone_mode=False)
    code = 2 if result.exception else result.return_value
    return SimpleNamespace(out=result.stdout, err=result.stderr, code=code, error=result.exception)


def check(*arguments, stdin=None):
    """The findings of a check, by rule, path and line."""
    result = run("check", *arguments, "--format", "json", stdin=stdin)
    assert result.code in (0, 1), (result.error, result.err)
    verdict = json.loads(result.out)
    return [(f["rule"], f["path"], f["region"]["start_line"]) for f in verdict["findings"]]


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A repository with one old article, which has its text from an agency."""
    for name, text in {
        "wire/pont.txt": AGENCY,
        "wire/chats.txt": OLD,
        "wire/meta.csv": META,
        "content/posts/chats.md": f"---\ntitle: Des chats\n---\n\n{OLD}",
        "pyproject.toml": '[tool.lineage]\nagainst = ["archive.index"]\n',
        ".gitignore": "archive.index\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = run("index", "create", "archive.index", "wire", "--metadata", "wire/meta.csv")
    assert made.code == 0, made.err
    git("init", "--quiet", "--initial-branch=main", cwd=tmp_path)
    commit(tmp_path, "What was there")
    return tmp_path


def add(site, name, text):
    (site / "content" / "posts" / name).write_text(text, encoding="utf-8")


def test_a_copied_story_fails_on_its_line_and_what_was_there_does_not(site):
    add(site, "pont.md", HEAD + COPY)
    assert check("content", "--diff-base", "main") == [("LIN001", "content/posts/pont.md", 8)]
    assert run("check", "content", "--diff-base", "main", "--fail-on", "error").code == 1
    assert run("check", "content", "--diff-base", "main", "--exit-zero").code == 0


def test_the_credit_line_that_it_proposes_makes_it_pass(site):
    add(site, "pont.md", HEAD + COPY)
    [finding] = json.loads(run("check", "content/posts/pont.md", "--format", "json").out)[
        "findings"
    ]
    assert finding["credit"].startswith("Source : Agence France-Presse, Le pont fermé")
    add(site, "pont.md", f"{HEAD}{COPY}\n{finding['credit']}\n")
    assert check("content", "--diff-base", "main") == []


@pytest.mark.parametrize("field", ["agency: AFP", "canonical: https://www.afp.com/pont"])
def test_a_field_of_the_front_matter_is_credit(site, field):
    add(site, "pont.md", HEAD.replace("date:", f"{field}\ndate:") + COPY)
    assert "LIN001" not in [rule for rule, _, _ in check("content/posts/pont.md")]
    taken = check("content/posts/pont.md", "--credit", "noindex")
    assert "LIN001" in [rule for rule, _, _ in taken]


def test_a_rewrite_warns(site):
    add(site, "encore.md", HEAD + RETOLD)
    assert [rule for rule, _, _ in check("content", "--diff-base", "main")] == ["LIN002"]
    assert run("check", "content", "--diff-base", "main").code == 1
    assert run("check", "content", "--diff-base", "main", "--fail-on", "error").code == 0
    assert check("content", "--diff-base", "main", "--ignore", "LIN002") == []


def test_the_baseline_silences_the_old_ones_only(site):
    assert run("baseline", "create", "content").code == 0
    known = ("--baseline", "lineage-baseline.json")
    assert check("content", *known) == []
    add(site, "pont.md", HEAD + COPY)
    assert [path for _, path, _ in check("content", *known)] == ["content/posts/pont.md"]
    # the old passage, pasted into another article, is new; even if that alone is checked
    add(site, "pont.md", HEAD + OLD)
    assert [path for _, path, _ in check("content/posts/pont.md", *known)] != []
    assert run("baseline", "create", "content").code == 2
    assert run("baseline", "update", "content").code == 0
    assert check("content", *known) == []
    (site / "content" / "posts" / "chats.md").unlink()
    audit = run("baseline", "audit", "content")
    assert (audit.code, audit.out.split("\n", 1)[0]) == (0, "2 known findings, 1 gone, 0 new.")
    assert "content/posts/chats.md: LIN001 from chats.txt: gone" in audit.out


def test_a_baseline_is_the_same_from_every_folder(site, monkeypatch):
    """Its paths are those from its own folder, so what was not checked stays in it."""
    add(site, "pont.md", HEAD + COPY)
    (site / "content" / "pages").mkdir()
    (site / "content" / "pages" / "pont.md").write_text(HEAD + COPY, encoding="utf-8")
    made = run("baseline", "create", "content", "--baseline", "known.json")
    assert made.code == 0, made.err
    before = (site / "known.json").read_text(encoding="utf-8")
    assert '"content/pages/pont.md"' in before
    monkeypatch.chdir(site / "content")
    arguments = ("posts", "--against", "../archive.index", "--baseline", "../known.json")
    assert run("baseline", "update", *arguments).code == 0
    assert (site / "known.json").read_text(encoding="utf-8") == before
    assert check(*arguments) == []
    shown = run("baseline", "audit", *arguments).out
    assert "pages/pont.md: LIN001 from archive.index:pont.txt: not checked" in shown.replace(
        "from pont.txt", "from archive.index:pont.txt"
    )


def test_a_comment_allows_and_one_without_a_reason_is_an_error(site):
    add(site, "pont.md", f"{HEAD}<!-- lineage: allow LIN001 a licence of 2026 -->\n\n{COPY}")
    assert check("content", "--diff-base", "main") == []
    add(site, "pont.md", f"{HEAD}<!-- lineage: allow LIN001 -->\n\n{COPY}")
    result = run("check", "content", "--diff-base", "main")
    assert result.code == 2
    assert "gives no reason" in result.out


def test_a_passage_of_the_rest_of_the_site_is_a_copy_inside_it(site):
    add(site, "pont.md", HEAD + COPY)
    commit(site, "Another")
    add(site, "encore.md", f"{HEAD}Encore une fois.\n\n{COPY}")
    here = ("--diff-base", "main", "--against", "nothing")
    (site / "nothing").mkdir()
    (site / "nothing" / "else.txt").write_text("Rien du tout.\n", encoding="utf-8")
    assert check("content", *here) == [("LIN006", "content/posts/encore.md", 10)]
    named = ("content/posts/encore.md", "--against", "nothing")
    assert check(*named, "--site", "content") == [("LIN006", "content/posts/encore.md", 10)]
    run("index", "create", "site.index", "content/posts/pont.md")
    assert check(*named, "--site", "site.index") == [("LIN006", "content/posts/encore.md", 10)]


def test_an_article_in_the_archive_is_no_copy_of_itself(site):
    run("index", "create", "own.index", "content")
    assert check("content", "--against", "own.index") == []


def test_standard_input_stands_for_its_file(site):
    add(site, "pont.md", "Rien.")
    given = ("-", "--stdin-filename", "content/posts/pont.md", "--site", "content")
    found = check(*given, stdin=HEAD + COPY)
    assert found == [("LIN001", "content/posts/pont.md", 8)]
    assert run("check", "content", "--stdin-filename", "a.md").code == 2


def test_nothing_has_changed(site):
    result = run("check", "content", "--diff-base", "main")
    assert (result.code, result.out) == (0, "Nothing found in 0 articles checked against 3.\n")


def test_a_share_that_may_be_copied_makes_an_error_a_warning(site):
    own = "Notre rédaction a longuement interrogé les riverains, qui craignent le pire. " * 3
    add(site, "pont.md", f"{HEAD}{own}\n\n{COPY.split('.')[0]}.\n")
    for share, code in (("5%", 1), ("0.9", 0)):
        told = run("check", "content/posts/pont.md", "--max-copied", share, "--fail-on", "error")
        assert told.code == code, told.out
    assert run("check", "content", "--max-copied", "40").code == 2


def test_a_report_takes_from_an_index_what_has_something_in_common(site):
    add(site, "pont.md", HEAD + COPY)
    told = run("report", "content/posts/pont.md", "--against", "archive.index", "--format", "json")
    report = json.loads(told.out)
    assert [d["id"] for d in report["documents"]] == ["pont.md", "pont.txt"]
    assert len(report["families"]) == 1


def test_a_page_that_lists_others_is_no_error(site):
    add(site, "_index.md", "---\ntitle: Articles\n---\n")
    result = run("check", "content", "--diff-base", "main")
    assert (result.code, result.err) == (0, "lineage: 1 page without an article skipped\n")
    assert run("index", "create", "site.index", "content").code == 0
    assert run("report", "content").code == 0


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_page_is_no_error(site, text):
    """Sections of a site begin as one."""
    add(site, "_index.md", text)
    result = run("check", "content", "--diff-base", "main")
    assert (result.code, result.err) == (0, "lineage: 1 page without an article skipped\n")


@pytest.mark.parametrize("format", ["github", "sarif"])
def test_code_hosts_are_told_paths_from_the_top_of_the_repository(site, monkeypatch, format):
    """A job may work in a folder of it."""
    add(site, "pont.md", HEAD + COPY)
    add(site, "broken.md", "---\ndate: 2026-13-45\n---\n\nUn article.\n")
    monkeypatch.chdir(site / "content")
    against = ("--against", "../wire", "--metadata", "../wire/meta.csv")
    told = run("check", "posts/pont.md", "posts/broken.md", *against, "--format", format).out
    if format == "github":
        lines = [line.partition(",")[0] for line in told.splitlines() if line.startswith("::")]
        assert sorted(lines) == [
            "::error file=content/posts/broken.md",
            "::error file=content/posts/pont.md",
        ]
    else:
        [run_] = json.loads(told)["runs"]
        [result] = run_["results"]
        [notice] = run_["invocations"][0]["toolExecutionNotifications"]
        places = [*result["locations"], *result["relatedLocations"], *notice["locations"]]
        assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in places] == [
            "content/posts/pont.md",
            "wire/pont.txt",
            "content/posts/broken.md",
        ]
    assert check("posts/pont.md", *against)[0][1] == "posts/pont.md"


def test_what_of_the_rest_of_the_site_is_broken_does_not_decide(site):
    add(site, "broken.md", "---\ndate: 2026-13-45\n---\n\nUn article d'une autre année.\n")
    commit(site, "Broken")
    add(site, "new.md", "Un nouvel article sur un tout autre sujet.\n")
    result = run("check", "content", "--diff-base", "main")
    assert result.code == 0
    assert "content/posts/broken.md: the front matter cannot be understood" in result.err
    add(site, "broken.md", "---\ndate: 2026-13-46\n---\n\nUn article d'une autre année.\n")
    assert run("check", "content", "--diff-base", "main").code == 2


def test_a_story_of_the_archive_that_is_in_the_repository_is_outside_of_the_site(site):
    add(site, "pont.md", HEAD + COPY)
    assert [rule for rule, _, _ in check("--diff-base", "main")] == ["LIN001"]


def test_an_article_is_itself_from_another_folder_too(site, monkeypatch):
    run("index", "create", "own.index", "content")
    monkeypatch.chdir(site / "content")
    (site / "content" / "none.toml").write_text("", encoding="utf-8")
    assert check("posts", "--against", "../own.index", "--config", "none.toml") == []


def test_an_archive_that_was_not_fetched_is_told(site):
    """Else its pointer would be read as an article, and no copy be found."""
    (site / "archive.index").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    )
    add(site, "pont.md", HEAD + COPY)
    for arguments in (["check", "content"], ["report", "content", "--against", "archive.index"]):
        result = run(*arguments)
        assert result.code == 2
        assert "archive.index" in str(result.error)
        assert "git lfs pull" in result.error.remedy


def test_an_index_of_nothing_is_not_left_behind(site):
    assert run("index", "create", "new.index", "nowhere").code == 2
    assert not (site / "new.index").exists()
    assert run("index", "create", "new.index", "content").code == 0


def test_a_comment_that_names_no_rule_is_an_error(site):
    add(site, "pont.md", f"{HEAD}<!-- lineage: allow copy by licence -->\n\n{COPY}")
    result = run("check", "content", "--diff-base", "main")
    assert result.code == 2
    assert "allows 'copy', which is no rule" in result.out
